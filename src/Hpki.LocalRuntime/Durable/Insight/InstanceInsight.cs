namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>What an instance has been through in its round, and what it waits for.</summary>
public sealed record InstanceInsight
{
    /// <summary>Why it is parked, or will be by its next turn: the step its history has and the one its orchestrator takes now; null when the two agree.</summary>
    public string? Mismatch { get; init; }

    /// <summary>Length of the history: what came in and what was set off.</summary>
    public required int Events { get; init; }

    /// <summary>Size of the history as stored.</summary>
    public required long Bytes { get; init; }

    /// <summary>What can move it on, in the order in which it was set off; empty when it has ended, or is parked and nobody can tell.</summary>
    public required IReadOnlyList<OpenWait> Waits { get; init; }

    /// <summary>Its turns, the oldest first. Those before the last ContinueAsNew are no longer there.</summary>
    public required IReadOnlyList<PastTurn> Turns { get; init; }
}
