using System.Globalization;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;

namespace Hpki.Registry.Audit;

/// <summary>Holds one holder's timeline to its own chain and to the seals, and names everything that does not fit.</summary>
sealed class HolderAudit
{
    readonly HolderRows rows;
    readonly SealedPast past;
    readonly List<AuditFinding> findings;
    readonly HashSet<(FindingKind, long?)> found = [];

    HolderAudit(HolderRows rows, SealedPast past) => (this.rows, this.past, findings) = (rows, past, [.. rows.Findings]);

    public static IReadOnlyList<AuditFinding> Of(HolderRows rows, SealedPast past)
    {
        HolderAudit audit = new(rows, past);
        audit.Chain();
        audit.Details();
        audit.Seals();
        return audit.findings;
    }

    void Chain()
    {
        long expected = 1;
        string? previous = EventHash.Genesis(rows.HolderId);
        foreach ((long sequence, TimelineEvent e) in rows.Events)
        {
            if (expected < sequence)
            {
                Missing(expected, sequence - 1, "removed");
                previous = null;
            }

            if (e.Sequence != sequence)
            {
                Add(FindingKind.EventOutOfOrder, sequence, $"the row holds event {e.Sequence}: events were reordered");
            }
            else if (e.Hash != EventHash.Of(rows.HolderId, e))
            {
                Add(FindingKind.EventChanged, sequence, "the event does not have its hash: it was changed");
            }
            else if (previous is not null && e.PreviousHash != previous)
            {
                Add(FindingKind.EventOutOfOrder, sequence, "the event does not follow the one before it: one of the two was replaced");
            }

            previous = e.Hash;
            expected = sequence + 1;
        }

        Head(expected - 1, previous);
    }

    void Head(long last, string? hash)
    {
        if (rows.Head is not { } head)
        {
            Add(FindingKind.HolderMissing, null, "the holder's own row was removed, events are left");
            return;
        }

        if (last < head.Sequence)
        {
            Missing(last + 1, head.Sequence, "removed from the end");
        }

        foreach (long inserted in rows.Events.Keys.Where(sequence => sequence > head.Sequence))
        {
            Add(FindingKind.EventInserted, inserted, $"the holder's row says that the timeline ends at {head.Sequence}");
        }

        if (last == head.Sequence && hash is not null && hash != head.Hash)
        {
            Add(FindingKind.HeadDiffers, last, "the holder's row names another hash for the end of the timeline");
        }
    }

    // One finding for all that is gone in a row: the numbers may be anything that somebody wrote.
    void Missing(long first, long last, string how) =>
        Add(FindingKind.EventMissing, first, first == last ? $"the event was {how}" : $"the events {first} to {last} were {how}");

    void Details()
    {
        HashSet<string> erased = [.. rows.Events.Values.Where(e => e.Type == EventHash.DetailErased).Select(e => e.Facts.GetValueOrDefault(EventHash.ErasedSequence, ""))];
        foreach ((long sequence, TimelineEvent e) in rows.Events.Where(row => row.Value.DetailHash is not null))
        {
            if (!rows.Details.TryGetValue(sequence, out DetailRow? detail))
            {
                if (!erased.Contains(sequence.ToString(CultureInfo.InvariantCulture)))
                {
                    Add(FindingKind.DetailMissing, sequence, "the detail was removed and no event says so");
                }
            }
            else if (e.DetailHash != EventHash.OfDetail(detail.Salt, detail.Text))
            {
                Add(FindingKind.DetailChanged, sequence, "the detail was changed");
            }
        }

        foreach (long stray in rows.Details.Keys.Where(sequence => !rows.Events.TryGetValue(sequence, out TimelineEvent? e) || e.DetailHash is null).Order())
        {
            Add(FindingKind.DetailInserted, stray, "a detail stands beside an event that has none");
        }
    }

    void Seals()
    {
        IReadOnlyList<(HolderPin Pin, DateOnly Date)> pins = past.PinsOf(rows.HolderId);
        foreach ((HolderPin pin, DateOnly date) in pins)
        {
            if (!rows.Events.TryGetValue(pin.Sequence, out TimelineEvent? e))
            {
                Add(FindingKind.EventMissing, pin.Sequence, $"the seal of {date:yyyy-MM-dd} names the event, the timeline has it no more");
            }
            else if (e.Hash != pin.Hash)
            {
                Add(FindingKind.DiffersFromSeal, pin.Sequence, $"the seal of {date:yyyy-MM-dd} names another hash: the timeline was rewritten up to here");
            }
        }

        long known = pins.Count == 0 ? 0 : pins.Max(sealedPin => sealedPin.Pin.Sequence);
        if (pins.Count == 0 && rows.Events.Values.FirstOrDefault() is { } first && past.MustKnow(first.At))
        {
            Add(FindingKind.HolderInserted, first.Sequence, $"the timeline begins on {first.At:O}, and no seal knows the holder");
            return;
        }

        foreach ((long sequence, TimelineEvent e) in rows.Events.Where(row => row.Key > known && past.MustKnow(row.Value.At)))
        {
            Add(FindingKind.EventInserted, sequence, $"dated {e.At:O}, before the last seal, which does not know it");
        }
    }

    void Add(FindingKind kind, long? sequence, string what)
    {
        if (found.Add((kind, sequence)))
        {
            findings.Add(new() { Kind = kind, HolderId = rows.HolderId, Sequence = sequence, What = what });
        }
    }
}
