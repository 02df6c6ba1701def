using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Intake;

/// <summary>The API of filed documents.</summary>
public sealed class DocumentFunctions(DocumentDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Changes what a filed document is. One that turns out to be the form that its request waits for becomes it; the form of a request stays what it is.",
        Body = typeof(KindChange), Answer = typeof(Document))]
    [Function(nameof(ChangeDocumentKind))]
    public async Task<IResult> ChangeDocumentKind(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/documents/{documentId}/kind")] HttpRequest request,
        string number, string documentId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        KindChange change = await JsonBody.ReadAsync<KindChange>(request, cancellationToken);
        return JsonBody.Answer(await desk.ChangeKindAsync(number, documentId, change, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Takes a document that was filed by mistake back to the tray. The form of a request goes back only once the request is withdrawn.",
        Body = typeof(TakingBack), Status = StatusCodes.Status204NoContent)]
    [Function(nameof(TakeDocumentBack))]
    public async Task<IResult> TakeDocumentBack(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/documents/{documentId}/take-back")] HttpRequest request,
        string number, string documentId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        TakingBack body = await JsonBody.ReadAsync<TakingBack>(request, cancellationToken);
        await desk.TakeBackAsync(number, documentId, body.Reason, request.Staff(), new DurableSignals(client), cancellationToken);
        return Results.NoContent();
    }
}
