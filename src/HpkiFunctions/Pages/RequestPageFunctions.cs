using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Catalogue;
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

/// <summary>The page of a request, its form, and the actions on it.</summary>
public sealed class RequestPageFunctions(ConsoleFrames frames, RequestViews views, RequestModels models, RequestDesk desk, DocumentDesk documents, RequestForms forms)
{
    [StaffRoute]
    [Function(nameof(ShowRequest))]
    public async Task<IResult> ShowRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/requests/{number}")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        RequestView view = await views.OpenAsync(number, cancellationToken);
        return Page.Of<RequestPage, RequestModel>(models.Of(frames.Of(request), view, request.Staff()));
    }

    [StaffRoute]
    [Function(nameof(ShowRequestForm))]
    public async Task<IResult> ShowRequestForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/requests/{number}/form.pdf")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        return Page.Pdf(request, await forms.PrintAsync(number, request.Query[ConsoleRoutes.FormQuery].FirstOrDefault(), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitCardFound))]
    public async Task<IResult> SubmitCardFound(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/card-found")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string note = (await request.FormAsync(cancellationToken)).Text(RequestActionFields.FoundNote);
        return await ActAsync(request, number, RequestActionFields.FoundNote, async () =>
        {
            Request noted = await desk.CardFoundAsync(number, note, request.Staff(), new DurableSignals(client), cancellationToken);
            return noted.OrderId is null ? Flash.CardFoundBeforeProof : Flash.CardFound;
        }, cancellationToken);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitSecondCertificate))]
    public async Task<IResult> SubmitSecondCertificate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/second-certificate")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        string note = form.Text(RequestActionFields.SecondCertificateNote);
        bool? wish = form.Text(RequestActionFields.SecondCertificate) switch
        {
            RequestActionFields.Yes => true,
            RequestActionFields.No => false,
            _ => null,
        };
        return wish is null
            ? await AgainAsync(request, number, new(RequestActionFields.SecondCertificate, "ご本人の希望を選んでください。"), StatusCodes.Status400BadRequest, cancellationToken)
            : await ActAsync(request, number, RequestActionFields.SecondCertificateNote, Flash.SecondCertificateNoted,
                () => desk.AnswerSecondCertificateAsync(number, wish.Value, note, request.Staff(), new DurableSignals(client), cancellationToken), cancellationToken);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitWithdrawal))]
    public async Task<IResult> SubmitWithdrawal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/withdraw")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string reason = (await request.FormAsync(cancellationToken)).Text(RequestActionFields.WithdrawReason);
        return await ActAsync(request, number, RequestActionFields.WithdrawReason,
            async () => (await desk.WithdrawAsync(number, reason, request.Staff(), new DurableSignals(client), cancellationToken)).Procedure == ProcedureKind.LostReport
                ? Flash.Withdrawn
                : Flash.ApplicationWithdrawn,
            cancellationToken);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitDocumentKind))]
    public async Task<IResult> SubmitDocumentKind(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/documents/{documentId}/kind")] HttpRequest request,
        string number, string documentId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        string reason = form.Text(DocumentFields.Reason);
        DocumentKind kind = form.Choice<DocumentKind>(DocumentFields.Kind)
            ?? throw new ProblemException(Problem.BadField(DocumentFields.Kind, "書類の種類が選ばれていません", "申請の画面で、書類の種類を選んでください。"));
        try
        {
            await documents.ChangeKindAsync(number, documentId, new() { Kind = kind, Reason = reason }, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), Flash.DocumentKindChanged);
        }
        catch (ProblemException refused) when (refused.Problem.Field is DocumentFields.Kind or DocumentFields.Reason)
        {
            FieldError error = new(refused.Problem.Field, $"{refused.Problem.Title}。{refused.Problem.Detail}");
            return await AgainAsync(
                request, number, documentId, document => document with { ChosenKind = kind, Reason = reason, Errors = [error] }, refused.Problem.Status, cancellationToken);
        }
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitDocumentTakeBack))]
    public async Task<IResult> SubmitDocumentTakeBack(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/documents/{documentId}/take-back")] HttpRequest request,
        string number, string documentId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string reason = (await request.FormAsync(cancellationToken)).Text(DocumentFields.TakeBackReason);
        try
        {
            await documents.TakeBackAsync(number, documentId, reason, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), Flash.DocumentTakenBack);
        }
        catch (ProblemException refused) when (refused.Problem.Field == DocumentFields.Reason)
        {
            FieldError error = new(DocumentFields.TakeBackReason, $"{refused.Problem.Title}。{refused.Problem.Detail}");
            return await AgainAsync(
                request, number, documentId, document => document with { TakeBackReason = reason, Errors = [error] }, refused.Problem.Status, cancellationToken);
        }
    }

    async Task<IResult> AgainAsync(
        HttpRequest request, string number, string documentId, Func<RequestDocument, RequestDocument> typed, int status, CancellationToken cancellationToken)
    {
        RequestModel model = models.Of(frames.Of(request), await views.OpenAsync(number, cancellationToken), request.Staff());
        return Page.Of<RequestPage, RequestModel>(
            model with { Documents = [.. model.Documents.Select(document => document.DocumentId == documentId ? typed(document) : document)] }, status);
    }

    Task<IResult> ActAsync(HttpRequest request, string number, string field, Flash done, Func<Task> act, CancellationToken cancellationToken) =>
        ActAsync(request, number, field, async () =>
        {
            await act();
            return done;
        }, cancellationToken);

    // What is wrong with the one text of the form stands beside it; every other problem has a page of its own.
    async Task<IResult> ActAsync(HttpRequest request, string number, string field, Func<Task<Flash>> act, CancellationToken cancellationToken)
    {
        try
        {
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), await act());
        }
        catch (ProblemException refused) when (refused.Problem.Field is "note" or "reason")
        {
            return await AgainAsync(request, number, new(field, refused.Problem.Detail), refused.Problem.Status, cancellationToken);
        }
    }

    async Task<IResult> AgainAsync(HttpRequest request, string number, FieldError error, int status, CancellationToken cancellationToken)
    {
        RequestModel model = models.Of(frames.Of(request), await views.OpenAsync(number, cancellationToken), request.Staff());
        return Page.Of<RequestPage, RequestModel>(model with { ActionErrors = [error] }, status);
    }
}
