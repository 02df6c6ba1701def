using Hpki.Console;
using Hpki.Console.Audit;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Audit;
using HpkiFunctions.Holders;
using HpkiFunctions.Http;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>監査, a holder's access log, and the export from a holder's page.</summary>
public sealed class AuditPageFunctions(ConsoleFrames frames, AuditModels models, AuditRuns runs, HolderDesk desk, HolderExports exports)
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(25);

    [StaffRoute(StaffRole.Auditor, StaffRole.Admin)]
    [Function(nameof(ShowAudit))]
    public async Task<IResult> ShowAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/audit")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<AuditPage, AuditModel>(await models.OfAsync(frames.Of(request), cancellationToken));

    [StaffRoute(StaffRole.Auditor, StaffRole.Admin)]
    [Function(nameof(SubmitVerification))]
    public async Task<IResult> SubmitVerification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/audit/verify")] HttpRequest request, CancellationToken cancellationToken)
    {
        bool goOn = (await request.FormAsync(cancellationToken)).Text(AuditFields.Continue) == "true";
        if (!goOn || await runs.ContinueAsync(Budget, cancellationToken) is null)
        {
            await runs.BeginAsync(request.Staff().StaffId, Budget, cancellationToken);
        }

        return request.SeeOther(ConsoleRoutes.Audit, Flash.Verified);
    }

    [StaffRoute(StaffRole.Auditor)]
    [Function(nameof(ShowHolderAccesses))]
    public async Task<IResult> ShowHolderAccesses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/audit/holders/{holderId}")] HttpRequest request, string holderId,
        CancellationToken cancellationToken)
    {
        return Page.Of<AccessPage, AccessModel>(await models.AccessesAsync(frames.Of(request), await desk.OpenAsync(holderId, cancellationToken), cancellationToken));
    }

    [StaffRoute(StaffRole.Auditor)]
    [Function(nameof(SubmitExport))]
    public async Task<IResult> SubmitExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/holders/{holderId}/export")] HttpRequest request, string holderId,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        return await exports.AnswerAsync(
            holderId, form.Text(AuditFields.Purpose), IdempotencyKey.Check(form.Text(FormFields.IdempotencyKey)), request.Staff(), new DurableSignals(client), cancellationToken);
    }
}
