namespace Hpki.LocalRuntime;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Options with an instance id and an earliest start.</summary>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>Its id, a singleton while it runs; a generated one (32 hexadecimal digits) when null or empty.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Earliest start; at once when null or past.</summary>
    public DateTimeOffset? StartAt { get; init; }
}
