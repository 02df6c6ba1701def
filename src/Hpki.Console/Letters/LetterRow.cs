using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;

namespace Hpki.Console.Letters;

/// <summary>A letter as one line of a list.</summary>
public sealed record LetterRow
{
    public required RequestNumber Request { get; init; }

    public required string LetterId { get; init; }

    public required string HolderName { get; init; }

    /// <summary>What it says, as staff call it.</summary>
    public required string Kind { get; init; }

    public required LetterState State { get; init; }

    public required string Due { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>When it came into its state.</summary>
    public string At { get; init; } = "";

    /// <summary>It is on paper, but what it says is not so any more: it must not be posted.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Why the signed-in member may not deal with it; null when they may.</summary>
    public string? WhyNot { get; init; }
}
