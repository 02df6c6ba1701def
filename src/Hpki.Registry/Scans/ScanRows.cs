using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>Rows of table <c>Scans</c> (partition = scan) and of the tray.</summary>
static class ScanRows
{
    public const string Scan = "scan";
    public const string Progress = "progress";
    public const string FirstWithImage = "first";
    public const string RedactionAsked = "RedactionAsked";
    public const string TakenBack = "TakenBack";
    const string PagePrefix = "page|";
    const string EventPrefix = "event|";

    public static string Page(int page) => PagePrefix + page.ToString("D4", CultureInfo.InvariantCulture);

    public static TableEntity Row(Scan scan) => RecordRow.Write(scan.ScanId, Scan, scan);

    public static TableEntity Row(string scanId, ScanPage page) => RecordRow.Write(scanId, Page(page.Page), page);

    /// <summary>Keys rise with time, and with the number of events before where the time is the same.</summary>
    public static TableEntity Row(string scanId, ScanEvent recorded, int before) => RecordRow.Write(
        scanId, string.Create(CultureInfo.InvariantCulture, $"{EventPrefix}{recorded.At.UtcTicks:D19}|{before:D5}|{RecordId.New('e')}"), recorded);

    /// <summary>Where the picture with this hash was seen first.</summary>
    public static string ImagePartition(string sha256) => $"image|{sha256}";

    // Whatever became of a page, a redaction that nobody has confirmed is work for somebody.
    public static ProjectionChange TrayRow(Scan scan, ScanPage page) => page.State switch
    {
        _ when page.AwaitsRedaction => TrayRow(scan, page.Page, RedactionAsked, page.Revision),
        ScanPageState.Tray => TrayRow(scan, page.Page, page.TrayReason ?? "", page.Revision),
        ScanPageState.Filing => TrayRow(scan, page.Page, page.TrayReason ?? "", page.Revision, page.DecidedAt),
        _ => TrayRow(scan, page.Page, null, page.Revision),
    };

    /// <summary>A scan among the recent ones; the key falls with time, so that the newest comes first.</summary>
    public static TableEntity RecentRow(Scan scan)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - scan.BegunAt.UtcTicks:D19}|{scan.ScanId}");
        return ListRow(key, new RecentScan { ScanId = scan.ScanId });
    }

    public static TableEntity UnreadRow(UnreadScan unread) => ListRow(UnreadKey(unread.ScanId), unread);

    public static string UnreadKey(string scanId) => Worklists.UnreadPrefix + scanId;

    public static TableEntity DueRow(DueScan due) => ListRow(DueKey(due), due);

    /// <summary>Keys rise with the day, so that those that are due come first.</summary>
    public static string DueKey(DueScan due) => $"{Worklists.DuePrefix}{due.DueOn:yyyyMMdd}|{due.ScanId}";

    /// <param name="reason">Null: no longer in the tray.</param>
    /// <param name="claimedAt">Since when a person is filing it.</param>
    public static ProjectionChange TrayRow(Scan scan, int page, string? reason, int revision, DateTimeOffset? claimedAt = null)
    {
        DateTime received = (scan.ReceivedAt ?? scan.BegunAt).UtcDateTime;
        string key = string.Create(CultureInfo.InvariantCulture, $"{received:yyyyMMddHHmmss}|{scan.ScanId}|{page:D4}");
        Dictionary<string, object>? columns = reason is null ? null : new Dictionary<string, object>
        {
            [nameof(TrayPage.ScanId)] = scan.ScanId,
            [nameof(TrayPage.Page)] = page,
            [nameof(TrayPage.Reason)] = reason,
            [nameof(TrayPage.ReceivedAt)] = received.ToString("O", CultureInfo.InvariantCulture),
        };
        if (columns is not null && claimedAt is { } claimed)
        {
            columns[nameof(TrayPage.ClaimedAt)] = claimed.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }

        return new(new(ProjectionTable.Worklists, Worklists.Tray, key), columns, revision, LikelyNew: revision == 1);
    }

    public static async Task<(ScanFile? File, IReadOnlyDictionary<string, TableEntity> Rows)> LoadAsync(
        RegistryStorage storage, string scanId, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(scanId, "ScanId");
        Dictionary<string, TableEntity> rows = [];
        await foreach (TableEntity row in storage.Scans.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {scanId}"), cancellationToken: cancellationToken))
        {
            rows[row.RowKey] = row;
        }

        if (!rows.TryGetValue(Scan, out TableEntity? scan))
        {
            return (null, rows);
        }

        ScanFile file = new(RecordRow.Read<Scan>(scan), [.. Of<ScanPage>(PagePrefix)])
        {
            Events = [.. Of<ScanEvent>(EventPrefix)],
            PagesRead = rows.TryGetValue(Progress, out TableEntity? progress) ? progress.GetInt32(nameof(ScanFile.PagesRead)) ?? 0 : 0,
        };
        return (file, rows);

        IEnumerable<T> Of<T>(string prefix) => rows.Values
            .Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(RecordRow.Read<T>);
    }

    static TableEntity ListRow(string key, object record)
    {
        TableEntity row = RecordRow.Write(Worklists.RecentScans, key, record);
        row[ProjectionChange.GoneColumn] = false;
        return row;
    }

    /// <exception cref="ScanNotFoundException"/>
    public static async Task<(Scan Scan, ETag Tag)> FindScanAsync(this RegistryStorage storage, string scanId, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(scanId, "ScanId");
        TableEntity row = await storage.Scans.FindAsync(scanId, Scan, cancellationToken) ?? throw new ScanNotFoundException(scanId);
        return (RecordRow.Read<Scan>(row), row.ETag);
    }
}
