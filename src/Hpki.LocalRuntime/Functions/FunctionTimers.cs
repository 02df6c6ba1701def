using Hpki.LocalRuntime.Clocks;
using Microsoft.Extensions.Hosting;

namespace Hpki.LocalRuntime.Functions;

/// <summary>The app's timer functions: run by the clock, or by hand.</summary>
public sealed class FunctionTimers : BackgroundService, IScheduledWork
{
    // Task.Delay takes at most 49 days, and a clock that was set is noticed within an hour.
    static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    readonly Dictionary<string, FunctionTimer> _timers;
    readonly FunctionTimer[] _byClock;
    readonly TimeProvider _time;
    readonly VirtualTime? _virtualTime;
    readonly bool _runByClock;

    internal FunctionTimers(IEnumerable<FunctionTimer> timers, TimeProvider time, bool runByClock)
    {
        _timers = timers.ToDictionary(timer => timer.Name, StringComparer.OrdinalIgnoreCase);
        _byClock = [.. _timers.Values.Where(timer => !timer.IsDisabled)];
        _time = time;
        _virtualTime = runByClock ? time as VirtualTime : null;
        _runByClock = runByClock && _virtualTime is null;
    }

    /// <summary>Names of the timer functions.</summary>
    public IReadOnlyCollection<string> Names => _timers.Keys;

    /// <summary>When the next timer function is due; in the past when a run was missed, null when the app has none that the clock runs.</summary>
    public DateTimeOffset? NextDue => _byClock.Length == 0 ? null : _byClock.Min(timer => timer.NextDue);

    /// <summary>Runs a timer function now, whatever its schedule, which stays as it is. Waits for a run under way.</summary>
    /// <param name="name">Name of the function.</param>
    /// <param name="cancellationToken">Signals the function to stop.</param>
    /// <exception cref="ArgumentException">There is no timer function of this name.</exception>
    public Task TriggerAsync(string name, CancellationToken cancellationToken = default) =>
        _timers.TryGetValue(name, out var timer)
            ? timer.TriggerAsync(cancellationToken)
            : throw new ArgumentException($"There is no timer function '{name}'. There are: {string.Join(", ", _timers.Keys)}.", nameof(name));

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var timer in _timers.Values)
        {
            timer.Start();
        }

        _virtualTime?.Join(this);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _virtualTime?.Leave(this);
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _virtualTime?.Leave(this);
        base.Dispose();
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }
    }

    DateTimeOffset? IScheduledWork.NextStop(TimeSpan grain) =>
        _byClock.Where(timer => !timer.IsFinerThan(grain)).Min(timer => (DateTimeOffset?)timer.NextDue);

    IEnumerable<string> IScheduledWork.NamesAt(DateTimeOffset stop) => DueBy(stop).Select(timer => timer.Name);

    async Task<bool> IScheduledWork.RunDueAsync(CancellationToken cancellationToken)
    {
        bool any = false;
        foreach (var timer in DueBy(_time.GetUtcNow()))
        {
            any |= await timer.RunIfDueAsync(cancellationToken);
        }

        return any;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _runByClock ? Task.WhenAll(_byClock.Select(timer => RunByClockAsync(timer, stoppingToken))) : Task.CompletedTask;

    FunctionTimer[] DueBy(DateTimeOffset time) =>
        [.. _byClock.Where(timer => timer.NextDue <= time).OrderBy(timer => timer.NextDue).ThenBy(timer => timer.Name, StringComparer.Ordinal)];

    async Task RunByClockAsync(FunctionTimer timer, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await timer.RunIfDueAsync(stoppingToken);
            var wait = timer.NextDue - _time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                continue;
            }

            // A clock that is moved by hand may pass the time while the delay is being set up: look again before waiting.
            var delay = Task.Delay(wait < LongestDelay ? wait : LongestDelay, _time, stoppingToken);
            if (_time.GetUtcNow() < timer.NextDue)
            {
                await delay;
            }
        }
    }
}
