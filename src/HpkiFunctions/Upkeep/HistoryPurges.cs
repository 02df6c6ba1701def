using Hpki.Registry.Upkeep;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Upkeep;

/// <summary>
/// Deletes the histories of orchestrations that ended long ago, page by page, for as long as a budget says, and goes on where it was the next
/// time. One by one and never by filter: the official purge by filter deletes running instances when a status is not terminal
/// (conformance rule 30), and knows when an instance was accepted but not when it ended.
/// </summary>
public sealed partial class HistoryPurges(UpkeepOptions options, HistoryPurgeState state, TimeProvider time, ILogger<HistoryPurges> logger)
{
    const int PageSize = 100;

    static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Purges for about as long as the budget says, at least one page.</summary>
    public async Task<HistoryPurge> RunAsync(DurableTaskClient client, TimeSpan budget, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        DateTimeOffset endedBefore = time.GetUtcNow().AddDays(-options.HistoryDays);
        HistoryPurge purge = await state.FindAsync(cancellationToken) is { EndedAt: null } begun ? begun : new() { StartedAt = time.GetUtcNow() };

        // Who ended before then was accepted before then, which is all that a query can ask for.
        OrchestrationQuery query = new(CreatedTo: endedBefore, Statuses: Ended, PageSize: PageSize);
        await foreach (Page<OrchestrationMetadata> page in client.GetAllInstancesAsync(query).AsPages(purge.Next).WithCancellation(cancellationToken))
        {
            int purged = await PurgeAsync(client, page.Values.Where(instance => instance.LastUpdatedAt < endedBefore), cancellationToken);
            purge = purge with { Next = page.ContinuationToken, Purged = purge.Purged + purged, Kept = purge.Kept + page.Values.Count - purged };
            if (time.GetElapsedTime(began) >= budget)
            {
                break;
            }
        }

        purge = purge.Next is null ? purge with { EndedAt = time.GetUtcNow() } : purge;
        await state.SaveAsync(purge, cancellationToken);
        LogPurged(logger, purge.Purged, purge.Kept, options.HistoryDays, purge.EndedAt is not null);
        return purge;
    }

    static async Task<int> PurgeAsync(DurableTaskClient client, IEnumerable<OrchestrationMetadata> instances, CancellationToken cancellationToken)
    {
        int purged = 0;
        foreach (OrchestrationMetadata instance in instances)
        {
            try
            {
                PurgeResult result = await client.PurgeInstanceAsync(instance.InstanceId, cancellationToken);
                purged += result.PurgedInstanceCount;
            }
            catch (InvalidOperationException)
            {
                // Its id was started anew since the page was read, and what runs is never purged.
            }
        }

        return purged;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Histories that ended more than {Days} days ago: {Purged} purged, {Kept} passed over; through: {IsThrough}")]
    static partial void LogPurged(ILogger logger, int purged, int kept, int days, bool isThrough);
}
