using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Letters;

/// <summary>The API of the print queue and of the letters' PDFs.</summary>
public sealed class LetterFunctions(LetterDesk desk, LetterPapers papers, LetterPrintRuns runs, RequestDesk requests, Worklists worklists)
{
    [StaffRoute]
    [Operation("Lists the letters that are not posted yet, the oldest first.", Answer = typeof(IReadOnlyList<QueuedLetter>), Paged = true)]
    [Function(nameof(ListLetters))]
    public Task<IResult> ListLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/letters")] HttpRequest request, CancellationToken cancellationToken) =>
        ListPage.AnswerAsync(request, worklists.PrintQueueAsync, cancellationToken, queued => queued.HolderId);

    [StaffRoute]
    [Operation("Lists a request's letters.", Answer = typeof(IReadOnlyList<Letter>))]
    [Function(nameof(GetRequestLetters))]
    public async Task<IResult> GetRequestLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/letters")] HttpRequest request, string number,
        CancellationToken cancellationToken)
    {
        (HolderFile file, Request found) = await requests.OpenAsync(number, cancellationToken);
        return JsonBody.Answer<IReadOnlyList<Letter>>([.. file.Letters.Where(letter => letter.RequestId == found.RequestId)]);
    }

    [StaffRoute]
    [Operation("Reads a letter as it would be, is or was sent, with the form it encloses.", AnswerMediaType = "application/pdf")]
    [Function(nameof(ReadLetter))]
    public async Task<IResult> ReadLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/letters/{letterId}/pdf")] HttpRequest request,
        string number, string letterId, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await desk.OpenAsync(number, letterId, cancellationToken);
        return Results.File(await papers.ReadAsync(file, letter, cancellationToken), "application/pdf");
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Prints all letters that wait, at most 100; the run's PDF is read afterwards.", Answer = typeof(PrintRun), Status = StatusCodes.Status201Created, Idempotent = true)]
    [Function(nameof(PrintLetters))]
    public async Task<IResult> PrintLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/letters/print-runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string key = IdempotencyKey.Of(request);
        return JsonBody.Answer(
            await runs.PrintAsync(key, request.Staff(), new DurableSignals(client), cancellationToken), StatusCodes.Status201Created);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Reads the letters of a print run that are not posted yet, in one PDF.", AnswerMediaType = "application/pdf")]
    [Function(nameof(ReadPrintRun))]
    public async Task<IResult> ReadPrintRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/letters/print-runs/{runId}/pdf")] HttpRequest request, string runId,
        CancellationToken cancellationToken) =>
        Results.File(await runs.ReadAsync(runId, cancellationToken), "application/pdf");
}
