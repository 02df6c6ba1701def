using System.Globalization;
using Azure.Data.Tables;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;

namespace Hpki.Registry.Audit;

/// <summary>The rows of a holder's partition that verification reads: head, events, details.</summary>
sealed class HolderRows(string holderId)
{
    public const string Filter = "((RowKey ge 'detail|' and RowKey lt 'detail}') or (RowKey ge 'event|' and RowKey lt 'event}') or RowKey eq 'holder')";

    public string HolderId => holderId;

    public ChainHead? Head { get; private set; }

    public SortedDictionary<long, TimelineEvent> Events { get; } = [];

    public Dictionary<long, DetailRow> Details { get; } = [];

    public List<AuditFinding> Unreadable { get; } = [];

    public void Add(TableEntity row)
    {
        long? sequence = null;
        try
        {
            if (row.RowKey == RowKeys.HolderRow)
            {
                Head = RecordRow.Read<ChainHead>(row);
                return;
            }

            sequence = long.Parse(row.RowKey.AsSpan(row.RowKey.IndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
            if (row.RowKey.StartsWith("event|", StringComparison.Ordinal))
            {
                Events[sequence.Value] = RecordRow.Read<TimelineEvent>(row);
            }
            else
            {
                Details[sequence.Value] = RecordRow.Read<DetailRow>(row);
            }
        }
        catch (Exception problem) when (problem is UnreadableRowException or FormatException or OverflowException or InvalidOperationException or System.Text.Json.JsonException)
        {
            Unreadable.Add(new() { Kind = FindingKind.RowUnreadable, HolderId = holderId, Sequence = sequence, What = $"row {row.RowKey} cannot be read" });
        }
    }
}
