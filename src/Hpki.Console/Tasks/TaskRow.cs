using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Tasks;

/// <summary>A task as one line of a list.</summary>
public sealed record TaskRow
{
    public required RequestNumber Request { get; init; }

    public required string TaskId { get; init; }

    public required TaskKind Kind { get; init; }

    public required string HolderName { get; init; }

    /// <summary>Why the task exists, one Japanese sentence.</summary>
    public required string Why { get; init; }

    public required string Due { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Who has taken it on; null while nobody has.</summary>
    public string? Hand { get; init; }

    /// <summary>Why the signed-in member may not do it; null when they may.</summary>
    public string? WhyNot { get; init; }
}
