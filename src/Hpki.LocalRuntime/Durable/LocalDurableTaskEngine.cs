using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Durable.Diagnostics;
using Hpki.LocalRuntime.Durable.Engine;
using Hpki.LocalRuntime.Durable.Insight;
using Hpki.LocalRuntime.Durable.Recording;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable;

/// <summary>
/// Runs orchestrations in this process. Whatever it has accepted survives a crash at any instant; activities that were running are run
/// again. What it guarantees, and where it differs from the official engine, is in docs/local-runtime.md.
/// </summary>
public sealed class LocalDurableTaskEngine : IScheduledWork, IAsyncDisposable
{
    readonly DurableFunctionCatalog _catalog;
    readonly ILoggerFactory _loggers;
    readonly LocalDurableTaskOptions _options;
    readonly TimeProvider _clock;
    readonly ILogger _logger;
    readonly CancellationTokenSource _stopping = new();
    readonly BusyCount _busy = new();
    readonly InstanceWatch _watch = new();
    readonly EngineMetrics _metrics;
    readonly DurableStore _store;
    readonly InstanceCache _cache;
    readonly Mailboxes _mailboxes;
    readonly TimerQueue _timers;
    readonly ActivityRunner _activities;
    readonly TurnRunner _turns;
    readonly LocalDurableTaskClient _client;
    readonly InstanceInspector _inspector;
    readonly List<Task> _workers = [];
    int _disposed;

    /// <summary>Opens the store and takes up what an earlier run has left. Nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="catalog">The orchestrators and activities.</param>
    /// <param name="options">Where and how to work.</param>
    /// <param name="clock">The time; tests give a <see cref="VirtualTime"/>.</param>
    /// <param name="loggers">Where the engine and replay-safe loggers write.</param>
    /// <exception cref="StoreInUseException">Another process has the store open.</exception>
    public LocalDurableTaskEngine(
        DurableFunctionCatalog catalog, LocalDurableTaskOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _catalog = catalog;
        _loggers = loggers;
        _options = options;
        _clock = clock;
        _logger = loggers.CreateLogger<LocalDurableTaskEngine>();
        _store = options.DatabasePath is { } path ? DurableStore.OpenFile(path, options.AfterCommit) : DurableStore.OpenInMemory();
        _store.Failed += Fail;
        _cache = new(_store, options.HistoryCacheBytes);
        _metrics = new(this);
        _mailboxes = new(_busy, _store, _stopping.Token);
        _timers = new(_store, _mailboxes, clock, Fail);
        _activities = new(catalog, new(_store, _stopping.Token), _mailboxes, _busy, _metrics, _logger, _stopping.Token);
        _turns = new(
            _store, new(catalog, loggers), _cache, _mailboxes, _timers, _activities, _watch, _metrics, clock, _logger);
        _metrics.Observe(() => _mailboxes.ReadyCount, () => _activities.Queued, () => _store.Read(reader => reader.Open()));
        _client = new(_store, _mailboxes, _timers, _cache, _watch, _metrics, clock);
        _inspector = new(catalog, _store);
        TakeUp();
        (clock as VirtualTime)?.Join(this);
    }

    /// <summary>Starts, steers and lists orchestrations.</summary>
    public DurableTaskClient Client => _client;

    /// <summary>Due time of the earliest timer that has not fired; null when there is none.</summary>
    public DateTimeOffset? NextTimer => _store.Read(reader => reader.NextTimer(_clock.GetUtcNow()));

    /// <summary>Lets everything run.</summary>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_workers.Count > 0)
        {
            throw new InvalidOperationException("The engine runs already.");
        }

        _timers.FireDue();
        _workers.AddRange(Enumerable.Range(0, _options.MaxConcurrentTurns).Select(_ => WorkAsync(_turns.RunAsync)));
        _workers.AddRange(Enumerable.Range(0, _options.MaxConcurrentActivities).Select(_ => WorkAsync(_activities.RunAsync)));
        return Task.CompletedTask;
    }

    /// <summary>Waits until no turn and no activity can run now: everything left waits for an event or for the clock.</summary>
    /// <exception cref="StoreFailedException">The engine has stopped.</exception>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) => WaitUntilIdleAsync(() => 0, cancellationToken);

    /// <summary>
    /// Records, from now on, what happens to every instance. Activities then run one at a time, so that those called together end in the same
    /// order each time.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is recorded already.</exception>
    public HistoryRecorder Record()
    {
        if (_turns.Recorder is not null)
        {
            throw new InvalidOperationException("The engine records already.");
        }

        _activities.RunOneAtATime();
        return _turns.Recorder = new(_catalog, _loggers);
    }

    /// <summary>Holds the orchestrator of a recorded history to it: every step, its input, its due time, the status and the result. Runs nothing else.</summary>
    /// <exception cref="HistoryMismatchException">It does something else than recorded, or is gone.</exception>
    public void Replay(RecordedHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        OrchestratorFunction function = _catalog.FindOrchestrator(history.Orchestrator)
            ?? throw new HistoryMismatchException(history, 0, 0, "before its first step", "that the orchestrator exists", "that there is none of its name");
        HistoryReplay.Check(history, function, _loggers);
    }

    /// <summary>What an instance has been through, and what it waits for; null when there is none. Its orchestrator is replayed for that, and nothing changes.</summary>
    public InstanceInsight? Inspect(string instanceId) => _inspector.Find(instanceId);

    /// <summary>Ids of the parked instances among the first <paramref name="most"/> suspended ones.</summary>
    public IReadOnlyList<string> ParkedInstances(int most) => _inspector.Parked(most);

    /// <summary>
    /// Stops: running activities are cancelled and run again at the next start; those that do not heed their token are waited for.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        (_clock as VirtualTime)?.Leave(this);
        _stopping.Cancel();
        await Task.WhenAll(_workers);
        _timers.Dispose();
        _metrics.Dispose();
        await _store.DisposeAsync();
        _stopping.Dispose();
    }

    internal DurableStore Store => _store;

    DateTimeOffset? IScheduledWork.NextStop(TimeSpan grain) => NextTimer;

    IEnumerable<string> IScheduledWork.NamesAt(DateTimeOffset stop) => _store.Read(reader => reader.InstancesDue(stop));

    async Task<bool> IScheduledWork.RunDueAsync(CancellationToken cancellationToken)
    {
        await WaitUntilIdleAsync(cancellationToken);
        return false;
    }

    /// <summary>Waits until no more than the given number is busy: activities that sleep on a virtual clock never become idle.</summary>
    internal async Task WaitUntilIdleAsync(Func<int> sleeping, CancellationToken cancellationToken)
    {
        _timers.FireDue();
        await _busy.WaitAsync(sleeping, cancellationToken);
    }

    /// <summary>Makes idle waits look again.</summary>
    internal void RecheckIdle() => _busy.Recheck();

    /// <summary>Whatever could not be taken in or run before the last stop. Timers stay where they are.</summary>
    void TakeUp()
    {
        _mailboxes.TakeUp(_store.Read(reader => reader.Inboxes()));
        foreach ((long instance, int task) in _store.Read(reader => reader.Activities()))
        {
            _activities.TakeUp(instance, task);
        }
    }

    async Task WorkAsync(Func<Task> work)
    {
        try
        {
            // Off the starter's thread and context.
            await Task.Run(work, CancellationToken.None);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>An engine that cannot store must not go on: what it has accepted is safe and taken up at the next start.</summary>
    void Fail(Exception exception)
    {
        _logger.EngineStopped(exception);
        _busy.Fail(exception);
        _watch.Fail(exception);
        _stopping.Cancel();
    }
}
