using Hpki.LocalRuntime.Durable.History;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>The context of one replay: records the steps the orchestrator takes, and answers them from what arrives.</summary>
sealed class OrchestrationContext(OrchestrationIdentity identity, TurnThread thread, ILoggerFactory loggers) : TaskOrchestrationContext
{
    readonly List<(ActivityStep Step, string? Input)> _activities = [];
    readonly List<(ChildStep Step, string? Input)> _children = [];
    readonly List<(SendStep Step, string? Payload)> _sends = [];
    readonly Dictionary<int, OpenTask> _open = [];
    readonly List<int> _cancelledTimers = [];
    readonly HashSet<int> _everCancelled = [];
    readonly List<Step> _steps = [];
    int _nextStep;
    int _nextGuid;
    DateTime _now;
    bool _replaying;
    object? _customStatus;

    public override TaskName Name => identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override ParentOrchestrationInstance? Parent => identity.Parent;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _replaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    public EventWaits Events { get; } = new();

    public Dictionary<int, OpenTask> Open => _open;

    /// <summary>Steps taken since the turn began.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    public IReadOnlyList<(ActivityStep Step, string? Input)> Activities => _activities;

    public IReadOnlyList<(ChildStep Step, string? Input)> Children => _children;

    public IReadOnlyList<(SendStep Step, string? Payload)> Sends => _sends;

    /// <summary>Timers that were cancelled in this turn, of this turn or earlier ones.</summary>
    public IReadOnlyList<int> CancelledTimers => _cancelledTimers;

    /// <summary>Whether a timer was cancelled in this turn or before; it may have fired at the same time.</summary>
    public bool WasCancelled(int timer) => _everCancelled.Contains(timer);

    /// <summary>The status as it is now: an object that was changed since it was set shows the change, as on the official engine.</summary>
    public string? CustomStatus => Payload.WriteStatus(_customStatus);

    /// <summary>How the round is continued; null when it ends.</summary>
    public Continuation? ContinuesAs { get; private set; }

    public void BeginTurn(DateTime at, bool replaying)
    {
        _now = at;
        _replaying = replaying;
        _steps.Clear();
        _activities.Clear();
        _children.Clear();
        _sends.Clear();
        _cancelledTimers.Clear();
    }

    public override T? GetInput<T>()
        where T : default
    {
        thread.Check();
        return Payload.Read<T>(identity.Input);
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (TryPrepare(name, input, options, $"the input of activity '{name}'", out string? json) is { } refusal)
        {
            return Task.FromException<TResult>(refusal);
        }

        return WithRetries(options, () =>
        {
            ActivityStep step = new(_nextStep++, name);
            _activities.Add((step, json));
            return Opened<TResult>(step).Task;
        });
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        if (TryPrepare(orchestratorName, input, options, $"the input of sub-orchestrator '{orchestratorName}'", out string? json) is { } refusal)
        {
            return Task.FromException<TResult>(refusal);
        }

        string? given = (options as SubOrchestrationOptions)?.InstanceId;
        string id = string.IsNullOrWhiteSpace(given) ? NewGuid().ToString("N") : given;
        if (InstanceIds.WhyRefused(id, "instanceId") is { } reserved)
        {
            return Task.FromException<TResult>(reserved);
        }

        return WithRetries(options, () =>
        {
            ChildStep step = new(_nextStep++, orchestratorName, id);
            _children.Add((step, json));
            return Opened<TResult>(step).Task;
        });
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        thread.Check();
        TimerStep step = new(_nextStep++, AsUtc(fireAt));
        OpenTask<object?> timer = Opened<object?>(step);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() => Cancel(step.Id, timer));
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        thread.Check();
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        thread.Check();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        InstanceIds.Check(instanceId, nameof(instanceId));
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        Payload.Bounded(eventName, "the event's name");
        string? json = Payload.Write(payload, $"event '{eventName}'");
        SendStep step = new(_nextStep++, instanceId, eventName);
        _steps.Add(step);
        _sends.Add((step, json));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        thread.Check();

        // What cannot be written is refused here, where the line is known.
        Payload.WriteStatus(customStatus);
        _customStatus = customStatus;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        thread.Check();

        // Without an input the next round has the JSON null: an instance that had an input keeps having one.
        ContinuesAs = new(Payload.Write(newInput, "the input of the next round") ?? "null");
        Events.Continue(preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        thread.Check();
        return NamedGuid.Of($"{InstanceId}_{_now:O}_{_nextGuid++}");
    }

    void Cancel(int id, OpenTask<object?> timer)
    {
        if (_open.Remove(id))
        {
            _cancelledTimers.Add(id);
            _everCancelled.Add(id);
            timer.Cancel();
        }
    }

    // A time of unspecified kind is UTC, as on a host whose local time is UTC.
    static DateTime AsUtc(DateTime time)
        => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();

    /// <returns>What is wrong with the call: it becomes the exception of its task, not of the call itself.</returns>
    Exception? TryPrepare(TaskName name, object? input, TaskOptions? options, string what, out string? json)
    {
        thread.Check();
        json = null;
        if (string.IsNullOrEmpty(name.Name))
        {
            return new ArgumentException("The name of what is called is empty.", nameof(name));
        }

        if (input is TaskOptions)
        {
            return new ArgumentException("TaskOptions given as the input; pass them as the options.", nameof(input));
        }

        if (options?.Tags is not null)
        {
            return new NotSupportedException("The local runtime offers no tags.");
        }

        try
        {
            json = Payload.Write(input, what);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    Task<T> WithRetries<T>(TaskOptions? options, Func<Task<T>> call)
        => options?.Retry?.Policy is { } policy ? Retries.RunAsync(this, policy, call) : call();

    OpenTask<T> Opened<T>(Step step)
    {
        OpenTask<T> task = new(step);
        _steps.Add(step);
        _open.Add(step.Id, task);
        return task;
    }
}
