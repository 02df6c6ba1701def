using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Letters;

/// <summary>The API of what becomes of a letter.</summary>
public sealed class LetterStepFunctions(LetterDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Prints a letter that waits; its PDF is read afterwards. Again gives the same paper.", Answer = typeof(Letter))]
    [Function(nameof(PrintLetter))]
    public async Task<IResult> PrintLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/print")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        return JsonBody.Answer(await desk.PrintAsync(number, letterId, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Takes a printed letter back into the queue, because the paper is spoilt or out of date.", Body = typeof(LetterNote), Answer = typeof(Letter))]
    [Function(nameof(MisprintLetter))]
    public async Task<IResult> MisprintLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/misprint")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        LetterNote body = await JsonBody.ReadAsync<LetterNote>(request, cancellationToken);
        return JsonBody.Answer(await desk.MisprintAsync(number, letterId, body.Note, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Records that a printed letter was posted: its PDF is kept and its task is done.", Body = typeof(LetterPosting), Answer = typeof(Letter))]
    [Function(nameof(PostLetter))]
    public async Task<IResult> PostLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/posted")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        LetterPosting body = await JsonBody.ReadAsync<LetterPosting>(request, cancellationToken);
        return JsonBody.Answer(await desk.PostAsync(number, letterId, body.TrackingNumber, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Records that the tracking shows a posted letter as delivered.", Answer = typeof(Letter))]
    [Function(nameof(ConfirmLetterDelivery))]
    public async Task<IResult> ConfirmLetterDelivery(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/delivered")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        return JsonBody.Answer(await desk.ConfirmDeliveryAsync(number, letterId, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Records that a posted letter came back; a task asks for a call.", Body = typeof(LetterNote), Answer = typeof(Letter))]
    [Function(nameof(ReturnLetter))]
    public async Task<IResult> ReturnLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/returned")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        LetterNote body = await JsonBody.ReadAsync<LetterNote>(request, cancellationToken);
        return JsonBody.Answer(await desk.ReturnAsync(number, letterId, body.Note, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Puts the notice of a returned letter into the print queue again, as a new letter, once the holder was asked for the address. Again gives the same letter.",
        Answer = typeof(Letter))]
    [Function(nameof(SendLetterAgain))]
    public async Task<IResult> SendLetterAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/again")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        return JsonBody.Answer(await desk.SendAgainAsync(number, letterId, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Cancels a letter that is not posted; its task ends.", Body = typeof(LetterCancellation), Answer = typeof(Letter))]
    [Function(nameof(CancelLetter))]
    public async Task<IResult> CancelLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/letters/{letterId}/cancel")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        LetterCancellation body = await JsonBody.ReadAsync<LetterCancellation>(request, cancellationToken);
        return JsonBody.Answer(await desk.CancelAsync(
            number, letterId, body.Reason, body.Note, request.Staff(), new DurableSignals(client), cancellationToken));
    }
}
