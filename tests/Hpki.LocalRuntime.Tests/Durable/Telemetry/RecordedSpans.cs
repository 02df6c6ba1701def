using System.Collections.Concurrent;
using System.Diagnostics;
using Hpki.LocalRuntime.Durable.Diagnostics;

namespace Hpki.LocalRuntime.Tests.Durable.Telemetry;

/// <summary>The spans of engine and web server; those of other tests come along, so a test picks its own.</summary>
sealed class RecordedSpans : IDisposable
{
    readonly ConcurrentQueue<Activity> _ended = new();
    readonly ActivityListener _listener;

    public RecordedSpans()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is DurableTelemetry.SourceName or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The ended spans of a trace, in order of their beginnings.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _ended.Where(span => span.TraceId == trace).OrderBy(span => span.StartTimeUtc)];

    /// <summary>The ended spans of an instance.</summary>
    public IReadOnlyList<Activity> OfInstance(string instanceId) =>
        [.. _ended.Where(span => (string?)span.GetTagItem("durabletask.task.instance_id") == instanceId).OrderBy(span => span.StartTimeUtc)];

    public void Dispose() => _listener.Dispose();
}
