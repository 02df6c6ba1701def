using Hpki.Pki.Authorities;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Drafts;
using Hpki.Registry.Projections;
using HpkiFunctions.Intake;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Upkeep;

/// <summary>What the house does by itself, by the clock. Cron expressions are UTC; Tokyo is nine hours ahead and has no summer time.</summary>
public sealed partial class UpkeepFunctions(
    ICertificationAuthority authority, PendingSweeper sweeper, ScanRescue scans, DraftStore drafts, ProjectionUpkeep projections, HistoryPurges histories, ScanRetention retention, BusinessCalendar calendar, TimeProvider time, ILogger<UpkeepFunctions> logger)
{
    /// <summary>02:00 JST.</summary>
    public const string DailyCrls = "0 0 17 * * *";

    /// <summary>Every minute.</summary>
    public const string Sweep = "0 * * * * *";

    /// <summary>Every five minutes.</summary>
    public const string Rescue = "0 */5 * * * *";

    /// <summary>03:00 JST.</summary>
    public const string DailyPurge = "0 0 18 * * *";

    /// <summary>03:30 JST.</summary>
    public const string DailyHistoryPurge = "0 30 18 * * *";

    /// <summary>04:00 JST.</summary>
    public const string DailyRetention = "0 0 19 * * *";

    /// <summary>03:15 JST.</summary>
    public const string DailyDraftPurge = "0 15 18 * * *";

    /// <summary>08:00 JST on Mondays.</summary>
    public const string CalendarCheck = "0 0 23 * * 0";

    // Below the shortest time that a function may run on any plan.
    static readonly TimeSpan PurgeBudget = TimeSpan.FromMinutes(4);

    [Function(nameof(IssueDailyCrls))]
    public async Task IssueDailyCrls([TimerTrigger(DailyCrls)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await authority.IssueDailyCrlsAsync(cancellationToken);
    }

    /// <summary>Delivers what a crash left between a decision and its consequences.</summary>
    [Function(nameof(SweepPending))]
    public async Task SweepPending(
        [TimerTrigger(Sweep)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await sweeper.SweepAsync(new DurableSignals(client), cancellationToken);
    }

    /// <summary>Takes up scans that came in and were not sorted, and pages that were claimed and not filed.</summary>
    [Function(nameof(RescueScans))]
    public async Task RescueScans(
        [TimerTrigger(Rescue)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await scans.RunAsync(client, cancellationToken);
    }

    /// <summary>Takes the marks of closed entries out of the lists; a day is longer than any delivery is late.</summary>
    [Function(nameof(PurgeClosedEntries))]
    public async Task PurgeClosedEntries([TimerTrigger(DailyPurge)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await projections.PurgeTombstonesAsync(TimeSpan.FromDays(1), cancellationToken);
    }

    /// <summary>Deletes the histories of orchestrations that ended long ago; what the budget does not allow is left to the next night.</summary>
    [Function(nameof(PurgeHistories))]
    public async Task PurgeHistories(
        [TimerTrigger(DailyHistoryPurge)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await histories.RunAsync(client, PurgeBudget, cancellationToken);
    }

    /// <summary>Deletes scanned paper that has been kept for long enough.</summary>
    [Function(nameof(EraseOldScans))]
    public async Task EraseOldScans(
        [TimerTrigger(DailyRetention)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await retention.RunAsync(PurgeBudget, new DurableSignals(client), cancellationToken);
    }

    /// <summary>Deletes what doctors typed and never sent.</summary>
    [Function(nameof(DeleteOldDrafts))]
    public async Task DeleteOldDrafts([TimerTrigger(DailyDraftPurge)] TimerInfo timer, CancellationToken cancellationToken)
    {
        int deleted = await drafts.DeleteExpiredAsync(TokyoTime.DateOf(time.GetUtcNow()), cancellationToken);
        LogDraftsDeleted(logger, deleted);
    }

    /// <summary>Raises an alarm while next year's public holidays are missing from the data file.</summary>
    [Function(nameof(CheckHolidayFile))]
    public void CheckHolidayFile([TimerTrigger(CalendarCheck)] TimerInfo timer)
    {
        DateOnly today = TokyoTime.DateOf(time.GetUtcNow());
        if (calendar.NeedsNextYear(today))
        {
            LogHolidaysMissing(logger, today.Year + 1);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Typed forms whose paper never came: {Deleted} deleted")]
    static partial void LogDraftsDeleted(ILogger logger, int deleted);

    [LoggerMessage(Level = LogLevel.Error, Message = "The public holidays of {Year} are missing: add them to holidays.csv, or deadlines will fall on days off")]
    static partial void LogHolidaysMissing(ILogger logger, int year);
}
