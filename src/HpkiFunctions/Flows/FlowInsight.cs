namespace HpkiFunctions.Flows;

/// <summary>What a flow has been through in its round, and what it waits for.</summary>
public sealed record FlowInsight
{
    /// <summary>Why it is parked, or will be when it moves next: the step of its history and the step its code takes now; null when the two agree.</summary>
    public string? Mismatch { get; init; }

    /// <summary>Length of the history.</summary>
    public required int Events { get; init; }

    public required long Bytes { get; init; }

    public required IReadOnlyList<FlowWait> Waits { get; init; }

    /// <summary>The oldest first; empty in lists.</summary>
    public required IReadOnlyList<FlowTurn> Turns { get; init; }
}
