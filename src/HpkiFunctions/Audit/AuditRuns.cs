using Hpki.Procedures.Staff;
using Hpki.Registry.Audit;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Audit;

/// <summary>Runs the verification of everything, in pieces that fit into a request or a timer, and raises the alarm on what it finds.</summary>
public sealed partial class AuditRuns(AuditVerifier verifier, VerificationState state, TimeProvider time, ILogger<AuditRuns> logger)
{
    static readonly TimeSpan AWeekendsWork = TimeSpan.FromDays(1);

    /// <summary>Begins anew, whatever was going on.</summary>
    public Task<Verification> BeginAsync(string actorId, TimeSpan budget, CancellationToken cancellationToken) =>
        RunAsync(new() { StartedAt = time.GetUtcNow(), StartedBy = actorId }, budget, cancellationToken);

    /// <summary>Goes on with what was begun; null when nothing is left to do.</summary>
    public async Task<Verification?> ContinueAsync(TimeSpan budget, CancellationToken cancellationToken) =>
        await state.FindAsync(cancellationToken) is { EndedAt: null } begun ? await RunAsync(begun, budget, cancellationToken) : null;

    /// <summary>The timer's part: begins once a weekend and goes on until all is verified.</summary>
    public async Task ContinueWeeklyAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        Verification? last = await state.FindAsync(cancellationToken);
        bool ofThisWeekend = last is not null && time.GetUtcNow() - last.StartedAt < AWeekendsWork;
        if (!ofThisWeekend)
        {
            await BeginAsync(Actor.System.ActorId, budget, cancellationToken);
        }
        else if (last!.EndedAt is null)
        {
            await RunAsync(last, budget, cancellationToken);
        }
    }

    async Task<Verification> RunAsync(Verification run, TimeSpan budget, CancellationToken cancellationToken)
    {
        AuditPage page = await verifier.VerifyAsync(run.Next, budget, cancellationToken);
        foreach (AuditFinding finding in page.Findings)
        {
            LogFinding(logger, finding.Kind, finding.HolderId ?? "-", finding.Sequence ?? 0, finding.Blob ?? "-", finding.What);
        }

        Verification after = run with
        {
            Next = page.Next,
            EndedAt = page.Next is null ? time.GetUtcNow() : null,
            Holders = run.Holders + page.Holders,
            Events = run.Events + page.Events,
            Seals = run.Seals + page.Seals,
            AccessLogs = run.AccessLogs + page.AccessLogs,
            SealedUntil = page.SealedUntil,
            FindingCount = run.FindingCount + page.Findings.Count,
            Findings = [.. run.Findings.Concat(page.Findings).Take(VerificationState.KeptFindings)],
        };
        await state.SaveAsync(after, cancellationToken);
        return after;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Verification: {Kind}, holder {HolderId}, event {Sequence}, blob {Blob}: {What}")]
    static partial void LogFinding(ILogger logger, FindingKind kind, string holderId, long sequence, string blob, string what);
}
