using System.Globalization;
using Hpki.Console;
using Hpki.Console.Scans;
using Hpki.Procedures.Staff;
using Hpki.Registry.Scans;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;
using ScanPage = Hpki.Registry.Scans.ScanPage;

namespace HpkiFunctions.Pages;

/// <summary>個人番号の墨消し.</summary>
public sealed class RedactionPageFunctions(ConsoleFrames frames, ScanDesk scans, RedactionDesk desk, StaffNames names)
{
    static readonly StaffRole[] Askers = [StaffRole.Reception, StaffRole.Examiner];
    static readonly string[] Sides = ["left", "top", "width", "height"];

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver)]
    [LookUp(LookUpKind.MissesOnly)]
    [Function(nameof(ShowRedaction))]
    public async Task<IResult> ShowRedaction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/tray/{scanId}/{page:int}/redaction")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken) =>
        Page.Of<RedactionPage, RedactionModel>(await ModelAsync(request, scanId, page, cancellationToken));

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver)]
    [Function(nameof(SubmitRedaction))]
    public async Task<IResult> SubmitRedaction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tray/{scanId}/{page:int}/redaction")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        string seen = form.Text(RedactionFields.Seen);
        string action = form.Text(RedactionFields.Action);
        try
        {
            switch (action)
            {
                case RedactionFields.Ask:
                    if (!request.Staff().Roles.Intersect(Askers).Any())
                    {
                        throw new ProblemException(Problem.MissingRole(Askers));
                    }

                    await desk.AskAsync(scanId, page, new() { Areas = Areas(form), Seen = seen }, request.Staff(), cancellationToken);
                    return request.SeeOther(ConsoleRoutes.Redaction(scanId, page), Flash.RedactionAsked);
                case RedactionFields.Confirm or RedactionFields.Refuse:
                    RedactionDecision decision = new() { Confirmed = action == RedactionFields.Confirm, Reason = form.Text(RedactionFields.Reason), Seen = seen };
                    await desk.DecideAsync(scanId, page, decision, request.Staff(), new DurableSignals(client), cancellationToken);
                    return request.SeeOther(ConsoleRoutes.Redaction(scanId, page), decision.Confirmed ? Flash.RedactionConfirmed : Flash.RedactionRefused);
                default:
                    throw new ProblemException(Problem.BadField(RedactionFields.Action, "操作を選べません", "画面を開き直してから、もう一度操作してください。"));
            }
        }
        catch (ProblemException refused) when (refused.Problem == CorrectionDesk.Changed)
        {
            return request.SeeOther(ConsoleRoutes.Redaction(scanId, page), Flash.DocumentChanged);
        }
        catch (ProblemException refused) when (refused.Problem.Field is "areas" or RedactionFields.Reason)
        {
            RedactionModel model = await ModelAsync(request, scanId, page, cancellationToken);
            string field = refused.Problem.Field == "areas" ? RedactionFields.Name(0, "left") : RedactionFields.Reason;
            return Page.Of<RedactionPage, RedactionModel>(
                model with { Errors = [new(field, $"{refused.Problem.Title}。{refused.Problem.Detail}")], Areas = action == RedactionFields.Ask ? Typed(form) : model.Areas },
                refused.Problem.Status);
        }
    }

    async Task<RedactionModel> ModelAsync(HttpRequest request, string scanId, int page, CancellationToken cancellationToken)
    {
        ScanFile file = await scans.OpenAsync(scanId, cancellationToken);
        ScanPage found = file.Pages.FirstOrDefault(candidate => candidate.Page == page) ?? throw ScanDesk.UnknownScan();
        StaffPrincipal staff = request.Staff();
        return new()
        {
            Frame = frames.Of(request),
            ScanId = scanId,
            Sheet = TrayDocumentModels.Shown(found) with { Turn = 0 },
            Tag = file.TagOf(file.RunOf(page)),
            Areas = [.. found.RedactedAreas.Select(area => (Percent(area.Left), Percent(area.Top), Percent(area.Width), Percent(area.Height)))],
            IsAsked = found.AwaitsRedaction,
            AskedBy = found.RedactionAskedBy is { } asker ? names.Of(asker) : null,
            AskedAt = found.RedactionAskedAt is { } at ? JapaneseFormat.Minute(at) : null,
            Ask = found.RedactionConfirmedBy is not null ? ActionOffer.Refused("この頁の墨消しは完了し、原本は廃棄されています。")
                : staff.Roles.Intersect(Askers).Any() ? ActionOffer.Allowed
                : Offers.Of(Problem.MissingRole(Askers)),
            Decide = Offers.Of(desk.WhyNotDecide(found, staff)),
            OtherPages = file.Pages.Count - 1,
        };
    }

    // A rectangle of which nothing was typed is none; one that is not whole is wrong.
    static PageArea[] Areas(IFormCollection form) =>
        [.. Typed(form).Select(area => new PageArea(Thousandths(area.Left), Thousandths(area.Top), Thousandths(area.Width), Thousandths(area.Height)))];

    static (string Left, string Top, string Width, string Height)[] Typed(IFormCollection form) =>
    [
        .. Enumerable.Range(0, RedactionFields.Rectangles)
            .Select(index => Sides.Select(side => form.Text(RedactionFields.Name(index, side))).ToArray())
            .Where(sides => sides.Any(side => side.Length > 0))
            .Select(sides => (sides[0], sides[1], sides[2], sides[3])),
    ];

    static int Thousandths(string percent) =>
        decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal share) && share <= 100 ? (int)Math.Round(share * 10) : -1;

    static string Percent(int thousandths) => (thousandths / 10m).ToString("0.#", CultureInfo.InvariantCulture);
}
