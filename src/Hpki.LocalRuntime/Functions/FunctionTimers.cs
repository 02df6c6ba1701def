using Microsoft.Extensions.Hosting;

namespace Hpki.LocalRuntime.Functions;

/// <summary>The app's timer functions: run by the clock, or by hand.</summary>
public sealed class FunctionTimers : BackgroundService
{
    // Task.Delay takes at most 49 days, and a clock that was set is noticed within an hour.
    static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    readonly Dictionary<string, FunctionTimer> _timers;
    readonly TimeProvider _time;
    readonly bool _runByClock;

    internal FunctionTimers(IEnumerable<FunctionTimer> timers, TimeProvider time, bool runByClock)
    {
        _timers = timers.ToDictionary(timer => timer.Name, StringComparer.OrdinalIgnoreCase);
        _time = time;
        _runByClock = runByClock;
    }

    /// <summary>Names of the timer functions.</summary>
    public IReadOnlyCollection<string> Names => _timers.Keys;

    /// <summary>When the next timer function is due; in the past when a run was missed, null when the app has none.</summary>
    public DateTimeOffset? NextDue => _timers.Count == 0 ? null : _timers.Values.Min(timer => timer.NextDue);

    /// <summary>Runs a timer function now, whatever its schedule, which stays as it is. Waits for a run under way.</summary>
    /// <param name="name">Name of the function.</param>
    /// <param name="cancellationToken">Signals the function to stop.</param>
    /// <exception cref="ArgumentException">There is no timer function of this name.</exception>
    public Task TriggerAsync(string name, CancellationToken cancellationToken = default) =>
        _timers.TryGetValue(name, out var timer)
            ? timer.TriggerAsync(cancellationToken)
            : throw new ArgumentException($"There is no timer function '{name}'. There are: {string.Join(", ", _timers.Keys)}.", nameof(name));

    /// <summary>
    /// Runs every timer function that is due, once each, and waits for them: how tests with a clock of their own drive timers.
    /// A function's failure is logged, as when the clock runs it.
    /// </summary>
    /// <param name="cancellationToken">Signals the functions to stop.</param>
    public Task RunDueAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(_timers.Values.Select(timer => timer.RunIfDueAsync(cancellationToken)));

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var timer in _timers.Values)
        {
            timer.Start();
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _runByClock ? Task.WhenAll(_timers.Values.Select(timer => RunByClockAsync(timer, stoppingToken))) : Task.CompletedTask;

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
