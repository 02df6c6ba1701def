using System.Diagnostics;
using Hpki.LocalRuntime.Durable.Replay;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Diagnostics;

/// <summary>
/// The spans. Whoever schedules something is its parent, whenever and in whichever process it runs: the parent's <c>traceparent</c> is stored
/// with what it scheduled. An orchestration has a span for each turn that its code ran anew, because a single one would have to stay open for
/// weeks and over restarts; what is only replayed has none.
/// </summary>
static class EngineSpans
{
    static readonly ActivitySource Source = new(DurableTelemetry.SourceName);

    /// <summary>A client schedules an orchestration.</summary>
    public static Activity? Create(string orchestrator, string instanceId) =>
        Started(Source.StartActivity($"create_orchestration:{orchestrator}", ActivityKind.Producer), "orchestration", orchestrator, instanceId);

    /// <summary>A client raises an event.</summary>
    public static Activity? Raise(string eventName, string instanceId) =>
        Source.StartActivity($"orchestration_event:{eventName}", ActivityKind.Producer)?
            .SetTag(DurableTelemetry.Type, "event")
            .SetTag(DurableTelemetry.Name, eventName)
            .SetTag(DurableTelemetry.TargetInstanceId, instanceId);

    /// <summary>An orchestrator runs; null when its scheduling was not traced.</summary>
    public static Activity? Turn(InstanceRow row) =>
        Started(ChildOf(row.Trace, $"orchestration:{row.Name}"), "orchestration", row.Name, row.Id);

    /// <summary>An activity runs; null when its scheduling was not traced.</summary>
    public static Activity? Run(ActivityRow row) =>
        Started(ChildOf(row.Trace, $"activity:{row.Name}"), "activity", row.Name, row.InstanceId)?.SetTag(DurableTelemetry.TaskId, row.Task);

    /// <summary>Notes what a turn came to.</summary>
    public static void End(this Activity? turn, TurnOutcome outcome)
    {
        string status = outcome switch
        {
            CompletedOutcome => "Completed",
            FailedOutcome => "Failed",
            ParkedOutcome => "Suspended",
            _ => "Running",
        };
        turn?.SetTag(DurableTelemetry.Status, status);
        if (outcome is FailedOutcome or ParkedOutcome)
        {
            // Without the message, which may hold personal data.
            turn?.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Notes that what ran has thrown.</summary>
    public static void Failed(this Activity? span, Exception exception) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag(DurableTelemetry.ErrorType, exception.GetType().FullName);

    static Activity? ChildOf(string? trace, string name) =>
        ActivityContext.TryParse(trace, null, isRemote: true, out ActivityContext parent) ? Source.StartActivity(name, ActivityKind.Server, parent) : null;

    static Activity? Started(Activity? span, string type, string name, string instanceId) =>
        span?.SetTag(DurableTelemetry.Type, type).SetTag(DurableTelemetry.Name, name).SetTag(DurableTelemetry.InstanceId, instanceId);
}
