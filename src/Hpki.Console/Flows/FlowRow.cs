using Hpki.Console.Parts;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Flows;

/// <summary>A flow as a line of the list.</summary>
public sealed record FlowRow
{
    public required string InstanceId { get; init; }

    /// <summary>What it carries out, in words.</summary>
    public required string Name { get; init; }

    /// <summary>The request it carries; null when it carries none.</summary>
    public RequestNumber? Request { get; init; }

    public required string State { get; init; }

    public required Tone Tone { get; init; }

    public required string CreatedAt { get; init; }

    /// <summary>How long ago that was.</summary>
    public required string Age { get; init; }

    public required string ChangedAt { get; init; }

    /// <summary>What it waits for; null where nobody can tell.</summary>
    public IReadOnlyList<string>? Waits { get; init; }
}
