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

    /// <summary>Rows that are wrong by themselves.</summary>
    public List<AuditFinding> Findings { get; } = [];

    public void Add(TableEntity row)
    {
        bool isHead = row.RowKey == RowKeys.HolderRow;
        bool isEvent = row.RowKey.StartsWith("event|", StringComparison.Ordinal);
        long? number = RowKeys.NumberOf(row.RowKey);
        if (number is null && !isHead)
        {
            Find(isEvent ? FindingKind.EventInserted : FindingKind.DetailInserted, null, $"row {row.RowKey} has a key that nothing of ours has");
            return;
        }

        try
        {
            if (isHead)
            {
                Head = RecordRow.Read<ChainHead>(row);
            }
            else if (isEvent)
            {
                Events[number!.Value] = RecordRow.Read<TimelineEvent>(row);
            }
            else
            {
                Details[number!.Value] = RecordRow.Read<DetailRow>(row);
            }
        }
        catch (UnreadableRowException)
        {
            Find(FindingKind.RowUnreadable, number, $"row {row.RowKey} cannot be read");
        }
    }

    void Find(FindingKind kind, long? sequence, string what) => Findings.Add(new() { Kind = kind, HolderId = holderId, Sequence = sequence, What = what });
}
