using Hpki.Registry.Audit;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Audit;

/// <summary>The seal of every night and the verification of every week. Cron expressions are UTC; Tokyo is nine hours ahead and has no summer time.</summary>
public sealed partial class AuditTimers(DailySeal seals, AuditRuns runs, ILogger<AuditTimers> logger)
{
    /// <summary>00:30 JST.</summary>
    public const string Seal = "0 30 15 * * *";

    /// <summary>02:15 to 05:45 JST on Sundays, every half hour: the first begins, the others go on while something is left.</summary>
    public const string Verification = "0 15,45 17-20 * * 6";

    // Below the shortest time that a function may run on any plan.
    static readonly TimeSpan Budget = TimeSpan.FromMinutes(4);

    [Function(nameof(SealDay))]
    public async Task SealDay([TimerTrigger(Seal)] TimerInfo timer, CancellationToken cancellationToken)
    {
        (Seal seal, bool isNew) = await seals.SealAsync(cancellationToken);
        if (isNew)
        {
            LogSealed(logger, seal.Header.Date, seal.Header.HolderCount, seal.Header.AccessLogs.Count, seal.Hash);
        }
    }

    [Function(nameof(VerifyEverything))]
    public async Task VerifyEverything([TimerTrigger(Verification)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await runs.ContinueWeeklyAsync(Budget, cancellationToken);
    }

    // The log is a witness outside the storage account: who rewrites seals cannot rewrite this line.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Seal of {Date:O}: {Holders} holders, {Logs} access logs, SHA-256 {Hash}")]
    static partial void LogSealed(ILogger logger, DateOnly date, int holders, int logs, string hash);
}
