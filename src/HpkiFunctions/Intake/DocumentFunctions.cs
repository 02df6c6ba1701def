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
}
