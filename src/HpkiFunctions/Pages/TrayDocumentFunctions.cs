using System.Globalization;
using Hpki.Console;
using Hpki.Console.Scans;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>書類の確認: one document of the tray, and everything by which it can be put right.</summary>
public sealed class TrayDocumentFunctions(ConsoleFrames frames, TrayDocumentModels models, ScanDesk desk, CorrectionDesk corrections)
{
    [StaffRoute]
    [LookUp(LookUpKind.MissesOnly)]
    [Function(nameof(ShowTrayDocument))]
    public async Task<IResult> ShowTrayDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/tray/{scanId}/{page:int}")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        TrayDocumentModel model = await models.OfAsync(frames.Of(request), scanId, page, request.Staff(), cancellationToken);

        // A document has one address, that of its first page.
        return model.FirstPage == page ? Page.Of<TrayDocumentPage, TrayDocumentModel>(model) : Page.SeeOther(ConsoleRoutes.TrayPage(scanId, model.FirstPage));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitCorrection))]
    public async Task<IResult> SubmitCorrection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tray/{scanId}/{page:int}/corrections")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        int subject = Number(form.Text(CorrectionFields.Page)) ?? page;
        Correction correction = new()
        {
            Act = form.Choice<CorrectionAct>(CorrectionFields.Act) ?? throw new ProblemException(Problem.BadField(CorrectionFields.Act, "操作を選べません", "画面を開き直してから、もう一度操作してください。")),
            Seen = form.Text(CorrectionFields.Seen),
            Degrees = Number(form.Text(CorrectionFields.Degrees)),
            Colleague = form.Text(CorrectionFields.Colleague),
            Note = form.Text(CorrectionFields.Note),
            Reference = form.Text(CorrectionFields.Reference),
        };
        try
        {
            CorrectedDocument document = await corrections.CorrectAsync(scanId, subject, correction, request.Staff(), cancellationToken);
            return request.SeeOther(ConsoleRoutes.TrayPage(scanId, document.FirstPage), correction.Act == CorrectionAct.Pass ? Flash.DocumentPassed : Flash.DocumentCorrected);
        }
        catch (ProblemException refused) when (refused.Problem == CorrectionDesk.Changed)
        {
            return request.SeeOther(ConsoleRoutes.TrayPage(scanId, page), Flash.DocumentChanged);
        }
        catch (ProblemException refused) when (refused.Problem.Field is CorrectionFields.Note or CorrectionFields.Colleague or CorrectionFields.Reference)
        {
            return await AgainAsync(request, scanId, page, refused.Problem, model => model with { Note = correction.Note, Reference = correction.Reference }, cancellationToken);
        }
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitTrayRequest))]
    public async Task<IResult> SubmitTrayRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tray/{scanId}/{page:int}/request")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        TrayEntry entry = new() { Card = form.Text(TrayFields.Card), Kind = form.Choice<DocumentKind>(TrayFields.Kind) ?? DocumentKind.Other };
        try
        {
            Request opened = await desk.OpenRequestAsync(
                scanId, page, new() { Kind = entry.Kind, CardSerial = entry.Card }, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(opened.RequestId)), Flash.RequestOpened);
        }
        catch (InvalidIdentifierException invalid)
        {
            return await AgainAsync(request, scanId, page, Problem.Of(invalid, TrayFields.Card), model => model with { Entry = entry }, cancellationToken);
        }
        catch (ProblemException refused) when (refused.Problem.Code is "unknown-card" or "draft-used" || refused.Problem.Field == TrayFields.Kind)
        {
            request.NoteMiss(refused.Problem);
            return await AgainAsync(request, scanId, page, refused.Problem with { Field = TrayFields.Card }, model => model with { Entry = entry }, cancellationToken);
        }
    }

    async Task<IResult> AgainAsync(
        HttpRequest request, string scanId, int page, Problem problem, Func<TrayDocumentModel, TrayDocumentModel> typed, CancellationToken cancellationToken)
    {
        TrayDocumentModel model = await models.OfAsync(frames.Of(request), scanId, page, request.Staff(), cancellationToken);
        return Page.Of<TrayDocumentPage, TrayDocumentModel>(
            typed(model) with { Errors = [new(problem.Field!, $"{problem.Title}。{problem.Detail}")] }, problem.Status);
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
