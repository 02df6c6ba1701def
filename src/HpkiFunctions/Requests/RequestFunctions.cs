using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Requests;

/// <summary>The API of requests: read them, do their tasks.</summary>
public sealed class RequestFunctions(RequestDesk desk, RequestForms forms, Worklists worklists, Timeline timeline)
{
    [StaffRoute]
    [Operation("Lists the open requests, the oldest first.", Answer = typeof(IReadOnlyList<OpenRequest>), Paged = true)]
    [Function(nameof(ListRequests))]
    public Task<IResult> ListRequests(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests")] HttpRequest request, CancellationToken cancellationToken) =>
        ListPage.AnswerAsync(request, worklists.OpenRequestsAsync, cancellationToken, open => open.HolderId);

    [StaffRoute]
    [Operation("Lists the open tasks, the most urgent first.", Answer = typeof(IReadOnlyList<OpenTask>), Paged = true)]
    [Function(nameof(ListTasks))]
    public Task<IResult> ListTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tasks")] HttpRequest request, CancellationToken cancellationToken) =>
        ListPage.AnswerAsync(request, worklists.OpenTasksAsync, cancellationToken, open => open.HolderId);

    [StaffRoute]
    [Operation("Reads a request by its number.", Answer = typeof(RequestDetails))]
    [Function(nameof(GetRequest))]
    public async Task<IResult> GetRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        (HolderFile file, Request found) = await desk.OpenAsync(number, cancellationToken);
        return JsonBody.Answer(RequestDetails.Of(file, found));
    }

    [StaffRoute]
    [Operation("Reads a request's timeline, the oldest event first.", Answer = typeof(IReadOnlyList<TimelineEntry>))]
    [Function(nameof(GetRequestTimeline))]
    public async Task<IResult> GetRequestTimeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/timeline")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        (HolderFile file, Request found) = await desk.OpenAsync(number, cancellationToken);
        return JsonBody.Answer(await timeline.ReadAsync(file.Holder.HolderId, found.RequestId, cancellationToken));
    }

    [StaffRoute]
    [Operation("Lists a request's documents.", Answer = typeof(IReadOnlyList<Document>))]
    [Function(nameof(GetRequestDocuments))]
    public async Task<IResult> GetRequestDocuments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/documents")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        (HolderFile file, Request found) = await desk.OpenAsync(number, cancellationToken);
        return JsonBody.Answer<IReadOnlyList<Document>>([.. file.Documents.Where(document => document.RequestId == found.RequestId)]);
    }

    [StaffRoute]
    [Operation("Prints the form of a request, with its code; ?form= names another one that the request takes, by its letters.", AnswerMediaType = "application/pdf")]
    [Function(nameof(PrintRequestForm))]
    public async Task<IResult> PrintRequestForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/form")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        return Results.File(await forms.PrintAsync(number, request.Query["form"].FirstOrDefault(), cancellationToken), "application/pdf");
    }

    [StaffRoute]
    [Operation("Lists a request's tasks, open and done.", Answer = typeof(IReadOnlyList<StaffTask>))]
    [Function(nameof(GetRequestTasks))]
    public async Task<IResult> GetRequestTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/tasks")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        (HolderFile file, Request found) = await desk.OpenAsync(number, cancellationToken);
        return JsonBody.Answer<IReadOnlyList<StaffTask>>([.. file.Tasks.Where(task => task.RequestId == found.RequestId)]);
    }

    [StaffRoute]
    [Operation("Completes a task; whoever received or prepared the matter may not.", Body = typeof(TaskCompletion), Answer = typeof(StaffTask))]
    [Function(nameof(CompleteTask))]
    public async Task<IResult> CompleteTask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/tasks/{taskId}/complete")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        TaskCompletion body = await JsonBody.ReadAsync<TaskCompletion>(request, cancellationToken);
        return JsonBody.Answer(await desk.CompleteTaskAsync(
            number, taskId, body, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute]
    [Operation("Takes a task on, or gives it back; taking it from somebody needs a reason.", Body = typeof(TaskClaim), Answer = typeof(StaffTask))]
    [Function(nameof(ClaimTask))]
    public async Task<IResult> ClaimTask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/tasks/{taskId}/claim")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        TaskClaim body = await JsonBody.ReadAsync<TaskClaim>(request, cancellationToken);
        return JsonBody.Answer(await desk.ClaimTaskAsync(number, taskId, body, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Notes that the lost card was found; the revocation stays, and a caller who is still to be proved stays so.", Body = typeof(CardFinding), Answer = typeof(Request))]
    [Function(nameof(RecordCardFound))]
    public async Task<IResult> RecordCardFound(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/card-found")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        CardFinding body = await JsonBody.ReadAsync<CardFinding>(request, cancellationToken);
        return JsonBody.Answer(await desk.CardFoundAsync(number, body.Note, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Notes whether the holder of a lost card wants the HPKI second certificate ended too; a wish opens a task.",
        Body = typeof(SecondCertificateWish), Answer = typeof(Request))]
    [Function(nameof(AnswerSecondCertificate))]
    public async Task<IResult> AnswerSecondCertificate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/second-certificate")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        SecondCertificateWish body = await JsonBody.ReadAsync<SecondCertificateWish>(request, cancellationToken);
        return JsonBody.Answer(await desk.AnswerSecondCertificateAsync(
            number, body.Wish, body.Note, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Withdraws a request before its irreversible step: a lost report that still waits for its form, or a reissue; a revocation stays.", Body = typeof(Withdrawal), Answer = typeof(Request))]
    [Function(nameof(WithdrawRequest))]
    public async Task<IResult> WithdrawRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/withdraw")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Withdrawal body = await JsonBody.ReadAsync<Withdrawal>(request, cancellationToken);
        return JsonBody.Answer(await desk.WithdrawAsync(number, body.Reason, request.Staff(), new DurableSignals(client), cancellationToken));
    }
}
