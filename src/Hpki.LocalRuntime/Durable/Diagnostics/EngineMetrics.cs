using System.Diagnostics.Metrics;

namespace Hpki.LocalRuntime.Durable.Diagnostics;

/// <summary>The measurements of one engine. Names of orchestrators and activities are their only attributes, so that there are few series.</summary>
sealed class EngineMetrics : IDisposable
{
    readonly Meter _meter;
    readonly object _gate = new();
    readonly Counter<long> _started;
    readonly Counter<long> _completed;
    readonly Counter<long> _failed;
    readonly Counter<long> _terminated;
    readonly Counter<long> _parked;
    readonly Counter<long> _historyWarnings;
    readonly Counter<long> _activityFailures;
    readonly Histogram<double> _activityDuration;
    readonly Histogram<double> _turnDuration;
    bool _disposed;

    /// <param name="engine">The scope, by which a listener tells engines of one process apart.</param>
    public EngineMetrics(object engine)
    {
        _meter = new(new MeterOptions(DurableTelemetry.MeterName) { Scope = engine });
        _started = Count("durabletask.orchestration.started", "Orchestrations accepted from clients and parents.");
        _completed = Count("durabletask.orchestration.completed", "Orchestrations that ended well.");
        _failed = Count("durabletask.orchestration.failed", "Orchestrations that ended with an exception.");
        _terminated = Count("durabletask.orchestration.terminated", "Orchestrations that were terminated.");
        _parked = Count("durabletask.orchestration.parked", "Turns that did not match their history, or could not be worked out: alarm on any.");
        _historyWarnings = Count("durabletask.orchestration.history.warnings", "Histories that have grown past 500 events or 1 MiB, each once.");
        _activityFailures = Count("durabletask.activity.failures", "Runs of activities that threw.");
        _activityDuration = Duration("durabletask.activity.duration", "Time that activities ran.");
        _turnDuration = Duration("durabletask.turn.duration", "Time from taking up a turn to its being stored.");
    }

    /// <summary>Lets a collector ask how much waits.</summary>
    /// <param name="readyInstances">Instances whose turn waits.</param>
    /// <param name="queuedActivities">Activities that wait for a worker.</param>
    /// <param name="openInstances">Instances that have not ended.</param>
    public void Observe(Func<long> readyInstances, Func<long> queuedActivities, Func<long> openInstances)
    {
        Observe("durabletask.turn.queue.length", "Instances whose next turn waits for a worker.", readyInstances);
        Observe("durabletask.activity.queue.length", "Activities that wait for a worker.", queuedActivities);
        Observe("durabletask.orchestration.waiting", "Orchestrations that have not ended.", openInstances);
    }

    public void Started(string orchestrator) => _started.Add(1, Name(orchestrator));

    public void Changed(string orchestrator, OrchestrationRuntimeStatus status)
    {
        switch (status)
        {
            case OrchestrationRuntimeStatus.Completed:
                _completed.Add(1, Name(orchestrator));
                break;
            case OrchestrationRuntimeStatus.Failed:
                _failed.Add(1, Name(orchestrator));
                break;
            case OrchestrationRuntimeStatus.Terminated:
                _terminated.Add(1, Name(orchestrator));
                break;
            default:
                break;
        }
    }

    public void Parked(string orchestrator) => _parked.Add(1, Name(orchestrator));

    public void HistoryIsLong(string orchestrator) => _historyWarnings.Add(1, Name(orchestrator));

    public void TurnTook(string orchestrator, TimeSpan time) => _turnDuration.Record(time.TotalSeconds, Name(orchestrator));

    public void ActivityTook(string activity, TimeSpan time, bool failed)
    {
        _activityDuration.Record(time.TotalSeconds, Name(activity));
        if (failed)
        {
            _activityFailures.Add(1, Name(activity));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _meter.Dispose();
    }

    static KeyValuePair<string, object?> Name(string name) => new(DurableTelemetry.Name, name);

    Counter<long> Count(string name, string description) => _meter.CreateCounter<long>(name, description: description);

    Histogram<double> Duration(string name, string description) => _meter.CreateHistogram<double>(name, "s", description);

    // A collector may ask at any time, also while the engine closes its store.
    void Observe(string name, string description, Func<long> value) => _meter.CreateObservableGauge(
        name,
        () =>
        {
            lock (_gate)
            {
                return _disposed ? [] : new[] { new Measurement<long>(value()) };
            }
        },
        description: description);
}
