using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The page of a request, its form, and the actions on it.</summary>
public sealed class RequestPageFunctions(ConsoleFrames frames, RequestViews views, RequestModels models, RequestDesk desk, LostReportForms forms)
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
        return Page.Pdf(request, await forms.PrintAsync(number, cancellationToken));
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
        return await ActAsync(request, number, RequestActionFields.WithdrawReason, Flash.Withdrawn,
            () => desk.WithdrawAsync(number, reason, request.Staff(), new DurableSignals(client), cancellationToken), cancellationToken);
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
