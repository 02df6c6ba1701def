using Hpki.Procedures.Staff;

namespace Hpki.Registry.Model;

/// <summary>One link of a holder's timeline: who did what when, in ids and codes, chained by hash (design rule 3).</summary>
public sealed record TimelineEvent
{
    /// <summary>1 for the first event of a holder, then without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    /// <summary>A code such as <c>card.revoking</c>.</summary>
    public required string Type { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Ids, codes, dates; never personal data.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>Staff id of who approved.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Hash of the free text in the deletable row beside it; null when there is none.</summary>
    public string? DetailHash { get; init; }

    /// <summary>Hash of the event before; for the first, <see cref="Timelines.EventHash.Genesis"/>.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>See <see cref="Timelines.EventHash.Of"/>.</summary>
    public required string Hash { get; init; }
}
