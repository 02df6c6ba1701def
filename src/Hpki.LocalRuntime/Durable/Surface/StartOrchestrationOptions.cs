namespace Hpki.LocalRuntime;

/// <summary>How an orchestration is started.</summary>
/// <param name="InstanceId">Its id, a singleton while it runs; a generated one (32 hexadecimal digits) when null or empty.</param>
/// <param name="StartAt">Earliest start; at once when null or past.</param>
public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null);
