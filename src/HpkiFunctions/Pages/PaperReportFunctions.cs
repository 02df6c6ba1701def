using System.Globalization;
using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.Scans;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Scans;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>書面による紛失の届出: a page of the tray becomes a lost report.</summary>
public sealed class PaperReportFunctions(ConsoleFrames frames, PaperReportDesk desk, ScanDesk scans, HoldPromises promises)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(ShowPaperReport))]
    public async Task<IResult> ShowPaperReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/tray/{scanId}/{page:int}/lost-report")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        try
        {
            return Page.Of<PaperReportPage, PaperReportModel>(await ModelAsync(request, scanId, page, cancellationToken));
        }
        catch (ProblemException refused) when (refused.Problem.RequestNumber is not null)
        {
            return Known(request, refused.Problem);
        }
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitPaperReport))]
    public async Task<IResult> SubmitPaperReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tray/{scanId}/{page:int}/lost-report")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        CallForm report = CallForm.Read(form);
        int[] further = [.. form[PaperReportFields.FurtherPages].Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        if (report.Errors.Count > 0)
        {
            return await AgainAsync(report.Errors, StatusCodes.Status400BadRequest);
        }

        try
        {
            PaperReportReceipt receipt = await desk.TakeAsync(
                scanId, page, new() { Report = report.Input, FurtherPages = further }, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(receipt.Report.RequestId)), FlashOf(receipt));
        }
        catch (InvalidIdentifierException invalid)
        {
            return await AgainAsync([new(CallFields.Card, Problem.Of(invalid).Detail)], StatusCodes.Status400BadRequest);
        }
        catch (ProblemException refused) when (refused.Problem.RequestNumber is not null)
        {
            return Known(request, refused.Problem);
        }
        catch (ProblemException refused) when (FieldOf(refused.Problem) is { } field)
        {
            return await AgainAsync([new(field, $"{refused.Problem.Title}。{refused.Problem.Detail}")], refused.Problem.Status);
        }

        async Task<IResult> AgainAsync(IReadOnlyList<FieldError> errors, int status)
        {
            PaperReportModel model = await ModelAsync(request, scanId, page, cancellationToken);
            return Page.Of<PaperReportPage, PaperReportModel>(
                model with { CardNumber = report.CardSerial ?? "", Entry = report.Entry, ChosenPages = further, Errors = errors }, status);
        }
    }

    async Task<PaperReportModel> ModelAsync(HttpRequest request, string scanId, int page, CancellationToken cancellationToken)
    {
        ScanFile scan = await desk.OpenAsync(scanId, page, cancellationToken);

        // What was typed on the web is the sender's word like the paper, and is compared like it.
        TypedForm? typed = await scans.TypedAsync(scan, scan.RunOf(page), cancellationToken);
        return new()
        {
            CardNumber = typed?.CardSerial ?? "",
            Entry = typed is null ? CallEntry.Empty : CallEntry.Empty with
            {
                BirthDate = typed.BirthDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "",
                MedicalRegistrationNumber = typed.MedicalRegistrationNumber ?? "",
            },
            Frame = frames.Of(request),
            ScanId = scanId,
            Page = page,
            FileName = scan.Scan.FileName,
            HoldPromise = promises.OfPaper(),
            OtherPages = [.. scan.Pages.Where(other => other.Page != page && other.State == ScanPageState.Tray).Select(other => other.Page)],
        };
    }

    // The page is with its request: staff go on there.
    static IResult Known(HttpRequest request, Problem problem) =>
        request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(problem.RequestNumber)), Flash.PageFiledBefore);

    static string? FieldOf(Problem problem) => problem.Code == "unknown-card" || problem.Field == "cardSerial" ? CallFields.Card
        : problem.Field == PaperReportFields.FurtherPages ? problem.Field
        : CallForm.FieldOf(problem);

    static Flash FlashOf(PaperReportReceipt receipt) => receipt switch
    {
        { Outcome: PaperReportOutcome.FiledToReport } => Flash.PaperFiledToReport,
        { Report.Revocation: RevocationOutcome.Confirmed } => Flash.PaperRevoked,
        { Report.Revocation: null } => Flash.PaperHeld,
        _ => Flash.PaperRevocationRunning,
    };
}
