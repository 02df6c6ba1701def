namespace Hpki.LocalRuntime.Durable.Diagnostics;

/// <summary>
/// What a listener subscribes to. Spans carry the official names, kinds and attributes (Microsoft.DurableTask, TraceHelper); none of them, and
/// no metric, carries a payload, a message or a result.
/// </summary>
public static class DurableTelemetry
{
    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string SourceName = "Hpki.LocalRuntime";

    /// <summary>Name of the <see cref="System.Diagnostics.Metrics.Meter"/>; its scope is the engine.</summary>
    public const string MeterName = "Hpki.LocalRuntime";

    internal const string Type = "durabletask.type";
    internal const string Name = "durabletask.task.name";
    internal const string InstanceId = "durabletask.task.instance_id";
    internal const string Status = "durabletask.task.status";
    internal const string TaskId = "durabletask.task.task_id";
    internal const string TargetInstanceId = "durabletask.event.target_instance_id";
    internal const string ErrorType = "error.type";
}
