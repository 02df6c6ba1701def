using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>All that one turn changes, written in one transaction.</summary>
sealed record TurnCommit
{
    /// <summary>The instance as it stands after the turn.</summary>
    public required InstanceRow Instance { get; init; }

    public required int Number { get; init; }

    public required Turn Turn { get; init; }

    /// <summary>The turn as JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Rows that the turn has taken in.</summary>
    public required IReadOnlyList<StoredAs> Taken { get; init; }

    public required TurnEffects Effects { get; init; }

    /// <summary>Events that travel on into the next round; null when the round goes on or the instance ends.</summary>
    public IReadOnlyList<(string Name, string? Payload)>? NextRound { get; init; }

    /// <summary>The turn that opens the next round: the events that travel on, held until it starts.</summary>
    public Turn FirstOfNextRound => new(
        Instance.Updated.UtcDateTime, TurnKind.Held, [.. (NextRound ?? []).Select(kept => new EventRaised(kept.Name, kept.Payload))], []);

    /// <summary>The turn's span as <c>traceparent</c>: the parent of what it sets off; null when it is not traced.</summary>
    public string? Trace { get; init; }

    /// <summary>What the parent is told when the instance ends.</summary>
    public Arrival? ForParent { get; init; }
}
