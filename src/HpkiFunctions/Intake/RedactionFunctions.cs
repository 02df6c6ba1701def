using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Intake;

/// <summary>The API of redactions: two signatures, and between them the page as it came for whoever compares.</summary>
public sealed class RedactionFunctions(RedactionDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Blackens parts of a page that shows a My Number: the first of two signatures.", Body = typeof(RedactionOrder), Answer = typeof(CorrectedDocument))]
    [Function(nameof(AskForRedaction))]
    public async Task<IResult> AskForRedaction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/redaction")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        RedactionOrder order = await JsonBody.ReadAsync<RedactionOrder>(request, cancellationToken);
        return JsonBody.Answer(await desk.AskAsync(scanId, page, order, request.Staff(), cancellationToken));
    }

    [StaffRoute(StaffRole.Examiner, StaffRole.Approver)]
    [Operation("Confirms a redaction, which destroys the page as it came and its file for good, or refuses it: the second signature, by somebody else.",
        Body = typeof(RedactionDecision), Answer = typeof(CorrectedDocument))]
    [Function(nameof(DecideRedaction))]
    public async Task<IResult> DecideRedaction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/redaction/decision")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        RedactionDecision decision = await JsonBody.ReadAsync<RedactionDecision>(request, cancellationToken);
        return JsonBody.Answer(await desk.DecideAsync(scanId, page, decision, request.Staff(), new DurableSignals(client), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver)]
    [LookUp(LookUpKind.MissesOnly)]
    [Operation("A page's picture as it came, while a redaction of it is drawn or compared.", AnswerMediaType = "image/jpeg")]
    [Function(nameof(GetUnredactedPage))]
    public async Task<IResult> GetUnredactedPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/scans/{scanId}/pages/{page:int}/unredacted")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken) =>
        Results.Bytes(await desk.OpenUnredactedAsync(scanId, page, cancellationToken), "image/jpeg");
}
