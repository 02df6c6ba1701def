using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>The lists staff work from: open requests (oldest first), open tasks (most urgent first), the print queue and the scan tray (oldest first).</summary>
public sealed class Worklists(RegistryStorage storage)
{
    internal const string Tray = "tray";
    internal const string RecentScans = "recent-scans";

    // Unread scans stand in the partition of the recent ones, whose keys begin with a digit, so that one transaction writes both.
    internal const string UnreadPrefix = "unread|";
    const string AfterUnread = "unread}";

    // And so do the days on which scans may have been kept for long enough.
    internal const string DuePrefix = "until|";

    public Task<WorklistPage<OpenRequest>> OpenRequestsAsync(int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<OpenRequest>(ProjectionRows.Requests, pageSize, continuation, cancellationToken);

    public Task<WorklistPage<OpenTask>> OpenTasksAsync(int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<OpenTask>(ProjectionRows.Tasks, pageSize, continuation, cancellationToken);

    public Task<WorklistPage<QueuedLetter>> PrintQueueAsync(int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<QueuedLetter>(ProjectionRows.PrintQueue, pageSize, continuation, cancellationToken);

    /// <summary>The card orders of which something goes out to the card bureau, the oldest first.</summary>
    public Task<WorklistPage<OpenCardOrder>> CardOrdersAsync(int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<OpenCardOrder>(ProjectionRows.CardOrders, pageSize, continuation, cancellationToken);

    public Task<WorklistPage<TrayPage>> TrayAsync(int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<TrayPage>(Tray, pageSize, continuation, cancellationToken);

    /// <summary>The scans that came in last, the newest first.</summary>
    public Task<WorklistPage<RecentScan>> RecentScansAsync(int pageSize = 20, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<RecentScan>(RecentScans, pageSize, continuation, cancellationToken, TableClient.CreateQueryFilter($" and RowKey lt {UnreadPrefix}"));

    /// <summary>The scans that came in and are not sorted yet.</summary>
    public Task<WorklistPage<UnreadScan>> UnreadScansAsync(int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<UnreadScan>(
            RecentScans, pageSize, continuation, cancellationToken, TableClient.CreateQueryFilter($" and RowKey ge {UnreadPrefix} and RowKey lt {AfterUnread}"));

    /// <summary>The scans to be looked at for what has been kept long enough by that day.</summary>
    public Task<WorklistPage<DueScan>> DueScansAsync(DateOnly day, int pageSize = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        PageAsync<DueScan>(
            RecentScans, pageSize, continuation, cancellationToken, TableClient.CreateQueryFilter($" and RowKey ge {DuePrefix} and RowKey lt {$"{DuePrefix}{day.AddDays(1):yyyyMMdd}"}"));

    async Task<WorklistPage<T>> PageAsync<T>(string list, int pageSize, string? continuation, CancellationToken cancellationToken, string range = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 1000);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {list} and Gone eq false") + range;
        List<T> items = [];
        await foreach (Page<TableEntity> page in storage.Worklists.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken).AsPages(continuation, pageSize))
        {
            items.AddRange(page.Values.Select(RecordRow.Read<T>));
            continuation = page.ContinuationToken;
            if (items.Count > 0 || continuation is null)
            {
                break;
            }
        }

        return new(items, continuation);
    }
}
