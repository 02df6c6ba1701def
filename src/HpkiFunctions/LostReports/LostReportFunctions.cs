using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.LostReports;

/// <summary>The API of lost reports: take the call.</summary>
public sealed class LostReportFunctions(LostReportDesk desk)
{
    // Emergency first: however much somebody has looked up, a call is taken. Calls about cards that are nobody's count and raise the alarm.
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [LookUp(LookUpKind.NeverRefused)]
    [Operation("Takes a phone call about a lost card. With the caller proved, its certificates are on the published lists when this answers.",
        Body = typeof(LostReportInput), Answer = typeof(LostReportReceipt), Status = StatusCodes.Status201Created, Idempotent = true)]
    [Function(nameof(TakeLostReport))]
    public async Task<IResult> TakeLostReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lost-reports")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string key = IdempotencyKey.Of(request);
        LostReportInput input = await JsonBody.ReadAsync<LostReportInput>(request, cancellationToken);
        LostReportReceipt receipt = await desk.TakeCallAsync(input, request.Staff(), key, new DurableSignals(client), cancellationToken);
        return JsonBody.Answer(receipt, StatusCodes.Status201Created);
    }
}
