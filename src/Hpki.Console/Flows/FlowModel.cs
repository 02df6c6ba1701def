using Hpki.Console.Layout;
using Hpki.Console.Parts;
using Hpki.Console.Requests;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Flows;

/// <summary>One flow: its facts, its history, and what can be done to it.</summary>
public sealed record FlowModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    public RequestNumber? Request { get; init; }

    public required string State { get; init; }

    public required Tone Tone { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>The two steps that do not match, in the engine's words (English, UTC); null when they match.</summary>
    public string? Mismatch { get; init; }

    /// <summary>What it waits for; null where nobody can tell.</summary>
    public IReadOnlyList<string>? Waits { get; init; }

    /// <summary>The newest first; null where nobody can tell.</summary>
    public IReadOnlyList<FlowTurnRow>? Turns { get; init; }

    /// <summary>How many older turns are not shown.</summary>
    public int HiddenTurns { get; init; }

    /// <summary>What operators did to a flow that is no holder's; a holder's stands on their timeline.</summary>
    public IReadOnlyList<TimelineEntry> Interventions { get; init; } = [];

    public required IReadOnlyList<FlowActOffer> Acts { get; init; }

    /// <summary>Kinds of signals to choose from.</summary>
    public required IReadOnlyList<Choice> Signals { get; init; }

    /// <summary>What was entered and refused; null when nothing was.</summary>
    public FlowEntry? Entry { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
