using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>What the engine logs: ids, names and types, never payloads or messages, which may hold personal data.</summary>
static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Information, "Orchestration {Name} {InstanceId} is {Status}")]
    public static partial void InstanceChanged(this ILogger logger, string name, string instanceId, OrchestrationRuntimeStatus status);

    [LoggerMessage(2, LogLevel.Error, "Orchestration {Name} {InstanceId} is parked until resumed: {Reason}")]
    public static partial void InstanceParked(this ILogger logger, string name, string instanceId, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Activity {Name} of {InstanceId} (#{TaskId}) failed with {ExceptionType}")]
    public static partial void ActivityFailed(this ILogger logger, string name, string instanceId, int taskId, string exceptionType);

    [LoggerMessage(4, LogLevel.Warning, "Orchestration {Name} {InstanceId} has {Events} events and {Bytes} bytes of history; let it continue as new earlier")]
    public static partial void LongHistory(this ILogger logger, string name, string instanceId, int events, long bytes);

    [LoggerMessage(5, LogLevel.Critical, "The orchestration engine has stopped")]
    public static partial void EngineStopped(this ILogger logger, Exception exception);
}
