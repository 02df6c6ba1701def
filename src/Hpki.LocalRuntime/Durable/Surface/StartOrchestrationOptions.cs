namespace Hpki.LocalRuntime;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Options of a start.</summary>
    /// <param name="InstanceId">Its id, a singleton while it runs; a generated one (32 hexadecimal digits) when null or empty.</param>
    /// <param name="StartAt">Earliest start; at once when null or past.</param>
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
