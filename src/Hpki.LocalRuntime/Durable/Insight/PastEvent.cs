namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>Something that happened to an instance, or that it set off.</summary>
public sealed record PastEvent
{
    /// <summary>What it was.</summary>
    public required PastEventKind Kind { get; init; }

    /// <summary>Number of the step, counted from 0 within the round; null for what is no step.</summary>
    public int? Step { get; init; }

    /// <summary>Name of the activity, orchestrator or event.</summary>
    public string? Name { get; init; }

    /// <summary>When the timer is due (UTC).</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The other instance: a sub-orchestration, or the addressee of an event.</summary>
    public string? InstanceId { get; init; }

    /// <summary>What an external event carried, as JSON.</summary>
    public string? Payload { get; init; }
}
