using Hpki.Procedures.Requests;

namespace HpkiFunctions.Requests;

/// <summary>How a member of staff ends a task. A refusal needs words.</summary>
public sealed record TaskCompletion
{
    public required TaskOutcome Outcome { get; init; }

    /// <summary>At most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }
}
