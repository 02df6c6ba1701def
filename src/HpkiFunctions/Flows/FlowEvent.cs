using HpkiFunctions.Requests;

namespace HpkiFunctions.Flows;

/// <summary>Something that came to a flow, or that it set off: names and ids.</summary>
public sealed record FlowEvent
{
    public required FlowEventKind Kind { get; init; }

    /// <summary>Number of the step within the round.</summary>
    public int? Step { get; init; }

    /// <summary>Name of the activity, orchestrator or event.</summary>
    public string? Name { get; init; }

    public DateTimeOffset? Due { get; init; }

    /// <summary>The other flow: started by this one, or addressed.</summary>
    public string? InstanceId { get; init; }

    /// <summary>What the signal said.</summary>
    public Signal? Signal { get; init; }
}
