namespace HpkiFunctions.Flows;

/// <summary>A running or ended orchestration, as operators see it: ids, states and times.</summary>
public sealed record Flow
{
    public required string InstanceId { get; init; }

    public required string Orchestrator { get; init; }

    public required FlowState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The holder whose request it carries; null when it carries none.</summary>
    public string? HolderId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The type of the exception it failed with; its message may hold personal data and is in the application's log alone.</summary>
    public string? FailureType { get; init; }

    /// <summary>What it has been through and waits for; null where the hosting cannot tell.</summary>
    public FlowInsight? Insight { get; init; }
}
