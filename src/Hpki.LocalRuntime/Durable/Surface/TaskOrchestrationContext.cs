using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime;

/// <summary>
/// What an orchestrator function may do. It is replayed from its history on every turn: it uses nothing but this object, and
/// awaits nothing but the tasks it hands out.
/// </summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>Name of the orchestrator.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of this instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The orchestration that called this one; null at the top.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time of the current turn, in UTC; the same on every replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code now running repeats what an earlier turn did.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Empty: orchestrations have no versions here; a changed flow gets a new name.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Where loggers come from.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The input; the type's default when there is none. May be asked for several times and types.</summary>
    /// <exception cref="System.Text.Json.JsonException">The JSON does not fit <typeparamref name="T"/>.</exception>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity that returns nothing.</summary>
    /// <exception cref="TaskFailedException">It failed, all attempts included.</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null)
        => CallActivityAsync<object>(name, input, options);

    /// <summary>Calls an activity without input that returns nothing.</summary>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Calls an activity without input.</summary>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options)
        => CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity.</summary>
    /// <exception cref="TaskFailedException">It failed, all attempts included.</exception>
    /// <exception cref="System.Text.Json.JsonException">Its result does not fit <typeparamref name="TResult"/>.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Calls a sub-orchestration.</summary>
    /// <exception cref="TaskFailedException">It failed, all attempts included.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Calls a sub-orchestration without input.</summary>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options)
        => CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestration without input that returns nothing.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options)
        => CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestration that returns nothing.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <summary>A durable timer of any length. It must be cancelled before the end if it is not awaited (conformance rule 19).</summary>
    /// <exception cref="TaskCanceledException">(when awaited) the token was cancelled.</exception>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken)
        => CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>A durable timer that fires at a time in UTC, at once when it has passed.</summary>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for an event by name (without regard to case). An event that came before the wait was kept; of several open waits for one
    /// name the newest gets the next event (conformance rules 22 and 23).
    /// </summary>
    /// <exception cref="ArgumentException">Another wait for this name is open with another type.</exception>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event for a limited time.</summary>
    /// <exception cref="TaskCanceledException">(when awaited) the time is over. The wait stays in line (conformance rule 23).</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout)
        => WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event for a limited time, or until the token is cancelled.</summary>
    /// <exception cref="TaskCanceledException">(when awaited) the time is over or the token cancelled.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timerSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = CreateTimer(timeout, timerSource.Token);
        using CancellationTokenSource waitSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T> wait = WaitForExternalEvent<T>(eventName, waitSource.Token);
        CancellationTokenSource loser = await Task.WhenAny(timer, wait) == wait ? timerSource : waitSource;

        // Not CancelAsync: it would go on outside the orchestration's thread.
#pragma warning disable CA1849
        loser.Cancel();
#pragma warning restore CA1849
        return await wait;
    }

    /// <summary>Sends an event to another instance; one that does not exist or has ended loses it silently.</summary>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Sets the status clients see; null clears it.</summary>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>
    /// Ends this round and starts the orchestrator afresh with a new input and an empty history once the function has returned.
    /// </summary>
    /// <param name="newInput">Input of the next round.</param>
    /// <param name="preserveUnprocessedEvents">Whether kept events travel on.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>A GUID (version 5) that is the same on every replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent during replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(string categoryName)
        => new ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>A logger that is silent during replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(Type type)
        => new ReplaySafeLogger(this, LoggerFactory.CreateLogger(type));

    /// <summary>A logger that is silent during replay.</summary>
    public virtual ILogger CreateReplaySafeLogger<T>() => new ReplaySafeLogger(this, LoggerFactory.CreateLogger<T>());
}
