using Hpki.Procedures.Staff;
using Hpki.Registry.Audit;
using Hpki.Registry.Storage;
using HpkiFunctions.Access;
using HpkiFunctions.Holders;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Audit;

/// <summary>The auditors' API: verification, the access log, the export of a holder's file.</summary>
public sealed class AuditFunctions(AuditVerifier verifier, AuditReader reader, HolderDesk desk, HolderExports exports)
{
    const int DefaultSeconds = 20;
    const int MostSeconds = 60;

    [StaffRoute(StaffRole.Auditor, StaffRole.Admin)]
    [Operation("Verifies seals, access logs and every holder's timeline, a piece at a time; call again with `next` until it is absent.", Body = typeof(VerificationOrder), Answer = typeof(AuditPage))]
    [Function(nameof(VerifyAudit))]
    public async Task<IResult> VerifyAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/audit/verify")] HttpRequest request, CancellationToken cancellationToken)
    {
        VerificationOrder order = await JsonBody.ReadAsync<VerificationOrder>(request, cancellationToken);
        if (order.Seconds is < 1 or > MostSeconds)
        {
            throw new ProblemException(Problem.BadField("seconds", "秒数が範囲外です", $"1 から {MostSeconds} までの秒数を指定するか、省略してください。"));
        }

        try
        {
            return JsonBody.Answer(await verifier.VerifyAsync(order.From, TimeSpan.FromSeconds(order.Seconds ?? DefaultSeconds), cancellationToken));
        }
        catch (Exception malformed) when (malformed is FormatException or StorageLimitException)
        {
            throw new ProblemException(Problem.BadField("from", "続きの位置を読み取れません", "前の応答の next の値をそのまま送信するか、省略して最初から検証してください。"));
        }
    }

    [StaffRoute(StaffRole.Auditor, StaffRole.Admin)]
    [Operation("Verifies one holder's timeline against its chain and every seal.", Answer = typeof(AuditPage))]
    [Function(nameof(GetHolderAudit))]
    public async Task<IResult> GetHolderAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/holders/{holderId}/audit")] HttpRequest request, string holderId,
        CancellationToken cancellationToken)
    {
        try
        {
            AuditPage page = await verifier.VerifyHolderAsync(holderId, cancellationToken);
            return page.Holders == 0 && page.Findings.All(finding => finding.HolderId != holderId) ? throw HolderDesk.Unknown() : JsonBody.Answer(page);
        }
        catch (StorageLimitException)
        {
            throw HolderDesk.Unknown();
        }
    }

    [StaffRoute(StaffRole.Auditor)]
    [Operation("Who looked at a holder's data in the last 30 days, the newest first.", Answer = typeof(IReadOnlyList<AccessEntry>))]
    [Function(nameof(ListHolderAccesses))]
    public async Task<IResult> ListHolderAccesses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/holders/{holderId}/accesses")] HttpRequest request, string holderId,
        CancellationToken cancellationToken)
    {
        return JsonBody.Answer(await reader.OfHolderAsync(await desk.OpenAsync(holderId, cancellationToken), cancellationToken));
    }

    [StaffRoute(StaffRole.Auditor)]
    [Operation("Exports a holder's file with its proofs as a ZIP; the export and its purpose go on the holder's timeline.", Body = typeof(ExportOrder), AnswerMediaType = "application/zip")]
    [Function(nameof(ExportHolder))]
    public async Task<IResult> ExportHolder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/holders/{holderId}/export")] HttpRequest request, string holderId,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ExportOrder order = await JsonBody.ReadAsync<ExportOrder>(request, cancellationToken);
        return await exports.AnswerAsync(holderId, order.Purpose, IdempotencyKey.Of(request), request.Staff(), new Requests.DurableSignals(client), cancellationToken);
    }
}
