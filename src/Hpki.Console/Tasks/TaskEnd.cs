using Hpki.Procedures.Requests;

namespace Hpki.Console.Tasks;

/// <summary>How a task ended.</summary>
public sealed record TaskEnd
{
    public required TaskOutcome Outcome { get; init; }

    public required string By { get; init; }

    public required string At { get; init; }

    public string? Note { get; init; }
}
