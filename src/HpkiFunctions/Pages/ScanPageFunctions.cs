using Hpki.Console;
using Hpki.Console.Scans;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;
using ScanPageRecord = Hpki.Registry.Scans.ScanPage;

namespace HpkiFunctions.Pages;

/// <summary>スキャン・受付トレイ. Uploads go to the API; pages and forms are here.</summary>
public sealed class ScanPageFunctions(ConsoleFrames frames, ScanModels models, TrayDocumentModels documents, ScanDesk desk)
{
    [StaffRoute]
    [Function(nameof(ShowScans))]
    public async Task<IResult> ShowScans(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/scans")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<ScanPage, ScanModel>(await models.OfAsync(frames.Of(request), request.Staff(), cancellationToken));

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitTrayPage))]
    public async Task<IResult> SubmitTrayPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tray/{scanId}/{page:int}")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        bool goesOn = form.Text(TrayFields.GoOn).Length > 0;
        TrayEntry entry = new()
        {
            RequestNumber = form.Text(TrayFields.RequestNumber),
            Kind = form.Choice<DocumentKind>(TrayFields.Kind) ?? DocumentKind.LostReportForm,
            Reason = form.Text(TrayFields.Reason),
            Shared = !goesOn || form.Text(TrayFields.Shared).Length > 0,
        };
        try
        {
            if (form.Text(TrayFields.Action) == TrayFields.NotOurs)
            {
                await desk.MarkNotOursAsync(scanId, page, entry.Reason, request.Staff(), cancellationToken);
                return request.SeeOther(await NextAsync(), Flash.PageSetAside);
            }

            ScanPageRecord filed = await desk.FileAsync(scanId, page, entry.RequestNumber, entry.Kind, request.Staff(), new DurableSignals(client), cancellationToken, entry.Shared);
            return request.SeeOther(await NextAsync(), filed.RequestId == RequestNumber.Parse(entry.RequestNumber).Id ? Flash.PageFiled : Flash.PageFiledToReissue);
        }
        catch (InvalidIdentifierException invalid)
        {
            return await AgainAsync(Problem.Of(invalid) with { Field = TrayFields.RequestNumber });
        }
        catch (ProblemException refused) when (refused.Problem.Field is TrayFields.RequestNumber or TrayFields.Reason)
        {
            request.NoteMiss(refused.Problem);
            return await AgainAsync(refused.Problem);
        }

        async Task<string> NextAsync() => goesOn ? await documents.NextAsync(scanId, page, request.Staff(), cancellationToken) ?? ConsoleRoutes.Scans : ConsoleRoutes.Scans;

        async Task<IResult> AgainAsync(Problem problem)
        {
            if (goesOn)
            {
                TrayDocumentModel document = await documents.OfAsync(frames.Of(request), scanId, page, request.Staff(), cancellationToken);
                return Page.Of<TrayDocumentPage, TrayDocumentModel>(
                    document with { Entry = entry, Errors = [new(problem.Field!, $"{problem.Title}。{problem.Detail}")] }, problem.Status);
            }

            ScanModel model = await models.OfAsync(frames.Of(request), request.Staff(), cancellationToken);
            FieldError error = new(problem.Field!, $"{problem.Title}。{problem.Detail}");
            return Page.Of<ScanPage, ScanModel>(ScanModels.WithError(model, scanId, page, entry, error), problem.Status);
        }
    }
}
