using System.Globalization;
using Azure.Data.Tables;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>Rows of table <c>Scans</c> (partition = scan) and of the tray.</summary>
static class ScanRows
{
    public const string Scan = "scan";

    public static string Page(int page) => "page|" + page.ToString("D4", CultureInfo.InvariantCulture);

    public static TableEntity Row(Scan scan) => RecordRow.Write(scan.ScanId, Scan, scan);

    public static TableEntity Row(string scanId, ScanPage page) => RecordRow.Write(scanId, Page(page.Page), page);

    public static ProjectionChange TrayRow(Scan scan, ScanPage page) =>
        TrayRow(scan, page.Page, page.State == ScanPageState.Tray ? page.TrayReason ?? "" : null, page.Revision);

    /// <summary>A scan among the recent ones; the key falls with time, so that the newest comes first.</summary>
    public static ProjectionChange RecentRow(Scan scan)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - scan.BegunAt.UtcTicks:D19}|{scan.ScanId}");
        return new(new(ProjectionTable.Worklists, Worklists.RecentScans, key),
            new Dictionary<string, object> { [nameof(RecentScan.ScanId)] = scan.ScanId }, Sequence: 1, LikelyNew: true);
    }

    /// <param name="reason">Null: no longer in the tray.</param>
    public static ProjectionChange TrayRow(Scan scan, int page, string? reason, int revision)
    {
        DateTime received = (scan.ReceivedAt ?? scan.BegunAt).UtcDateTime;
        string key = string.Create(CultureInfo.InvariantCulture, $"{received:yyyyMMddHHmmss}|{scan.ScanId}|{page:D4}");
        Dictionary<string, object>? columns = reason is null ? null : new()
        {
            [nameof(TrayPage.ScanId)] = scan.ScanId,
            [nameof(TrayPage.Page)] = page,
            [nameof(TrayPage.Reason)] = reason,
            [nameof(TrayPage.ReceivedAt)] = received.ToString("O", CultureInfo.InvariantCulture),
        };
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

        ScanPage[] pages = [.. rows.Values.Where(row => row.RowKey != Scan).Select(RecordRow.Read<ScanPage>).OrderBy(page => page.Page)];
        return (rows.TryGetValue(Scan, out TableEntity? scan) ? new(RecordRow.Read<Scan>(scan), pages) : null, rows);
    }
}
