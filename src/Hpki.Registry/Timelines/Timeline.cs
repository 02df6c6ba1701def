using System.Globalization;
using Azure.Data.Tables;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Timelines;

/// <summary>Reads and verifies holders' timelines.</summary>
public sealed class Timeline(RegistryStorage storage)
{
    /// <summary>A holder's timeline, oldest first; of one request only when <paramref name="requestId"/> is given. One query.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(string holderId, string? requestId = null, CancellationToken cancellationToken = default)
    {
        TimelineRows rows = await LoadAsync(holderId, cancellationToken);
        return [.. rows.Events
            .Where(e => requestId is null || e.RequestId == requestId)
            .Select(e => new TimelineEntry(e, rows.Details.GetValueOrDefault(e.Sequence)?.Text))];
    }

    /// <summary>A holder's timeline with the salts of its details: all that is needed to compute its hashes anew. One query.</summary>
    public async Task<IReadOnlyList<ProvableEvent>> ReadProvableAsync(string holderId, CancellationToken cancellationToken = default)
    {
        TimelineRows rows = await LoadAsync(holderId, cancellationToken);
        return [.. rows.Events.Select(e => new ProvableEvent(e, rows.Details.GetValueOrDefault(e.Sequence)?.Text, rows.Details.GetValueOrDefault(e.Sequence)?.Salt))];
    }

    /// <summary>Recomputes the chain from its first event to the head that the holder's row names, details included.</summary>
    /// <exception cref="HolderNotFoundException"/>
    public async Task<TimelineCheck> VerifyAsync(string holderId, CancellationToken cancellationToken = default)
    {
        TimelineRows rows = await LoadAsync(holderId, cancellationToken);
        ChainHead head = rows.Head ?? throw new HolderNotFoundException(holderId);
        string previous = EventHash.Genesis(holderId);
        if (rows.Strays is [var stray, ..])
        {
            return new(holderId, rows.Events.Count, 1, $"Row {stray} has a key that nothing of ours has: it was inserted.");
        }

        long sequence = 0;
        foreach (TimelineEvent e in rows.Events)
        {
            sequence++;
            if (Problem(holderId, e, sequence, previous, rows) is { } problem)
            {
                return new(holderId, rows.Events.Count, sequence, problem);
            }

            previous = e.Hash;
        }

        return sequence == head.Sequence && previous == head.Hash
            ? new(holderId, rows.Events.Count, null, null)
            : new(holderId, rows.Events.Count, Math.Min(sequence, head.Sequence) + 1, $"The chain ends at {sequence}, the holder's row says {head.Sequence}, or the head's hash differs.");
    }

    static string? Problem(string holderId, TimelineEvent e, long expected, string previous, TimelineRows rows) =>
        e.Sequence != expected ? $"Event {expected} is missing."
        : e.PreviousHash != previous ? "The event does not follow the one before it."
        : e.Hash != EventHash.Of(holderId, e) ? "The event was changed."
        : DetailProblem(e, rows);

    static string? DetailProblem(TimelineEvent e, TimelineRows rows)
    {
        DetailRow? detail = rows.Details.GetValueOrDefault(e.Sequence);
        return (e.DetailHash, detail) switch
        {
            (null, null) => null,
            (null, _) => "A detail stands beside an event that has none.",
            (_, null) => rows.Erased.Contains(e.Sequence) ? null : "The detail is missing and no event says that it was erased.",
            ({ } hash, { } row) => hash == EventHash.OfDetail(row.Salt, row.Text) ? null : "The detail was changed.",
        };
    }

    async Task<TimelineRows> LoadAsync(string holderId, CancellationToken cancellationToken)
    {
        HolderReads.Touch(holderId);
        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {holderId} and ((RowKey ge 'detail|' and RowKey lt 'detail}}') or (RowKey ge 'event|' and RowKey lt 'event}}') or RowKey eq 'holder')");
        List<TimelineEvent> events = [];
        Dictionary<long, DetailRow> details = [];
        List<string> strays = [];
        ChainHead? head = null;
        await foreach (TableEntity row in storage.Holders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == RowKeys.HolderRow)
            {
                head = RecordRow.Read<ChainHead>(row);
            }
            else if (RowKeys.NumberOf(row.RowKey) is not { } number)
            {
                strays.Add(row.RowKey);
            }
            else if (row.RowKey.StartsWith("event|", StringComparison.Ordinal))
            {
                events.Add(RecordRow.Read<TimelineEvent>(row));
            }
            else
            {
                details[number] = RecordRow.Read<DetailRow>(row);
            }
        }

        return new(events, details, head, strays);
    }

    /// <param name="Strays">Keys of rows that were not written by us: they are no part of the timeline, and verification names them.</param>
    sealed record TimelineRows(IReadOnlyList<TimelineEvent> Events, IReadOnlyDictionary<long, DetailRow> Details, ChainHead? Head, IReadOnlyList<string> Strays)
    {
        public HashSet<long> Erased { get; } = Events
            .Where(e => e.Type == EventHash.DetailErased)
            .Select(e => long.Parse(e.Facts[EventHash.ErasedSequence], CultureInfo.InvariantCulture))
            .ToHashSet();
    }
}
