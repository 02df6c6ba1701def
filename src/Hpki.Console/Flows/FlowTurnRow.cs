namespace Hpki.Console.Flows;

/// <summary>One turn: when (Tokyo), what came in, what was set off.</summary>
public sealed record FlowTurnRow
{
    public required string At { get; init; }

    /// <summary>Why the flow's code did not run; null when it did.</summary>
    public string? Held { get; init; }

    public required IReadOnlyList<string> CameIn { get; init; }

    public required IReadOnlyList<string> SetOff { get; init; }
}
