using Microsoft.Extensions.Time.Testing;

namespace Conformance;

/// <summary>The clock of one case: activities of the cases sleep on it, and it is moved from one due time to the next.</summary>
public sealed class CaseClock
{
    static readonly AsyncLocal<CaseClock?> Current = new();

    readonly Lock _gate = new();
    readonly List<(DateTimeOffset Due, TaskCompletionSource Source)> _sleepers = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero));

    public int Sleeping
    {
        get
        {
            lock (_gate)
            {
                return _sleepers.Count;
            }
        }
    }

    public DateTimeOffset? NextWaking
    {
        get
        {
            lock (_gate)
            {
                return _sleepers.Count == 0 ? null : _sleepers.Min(sleeper => sleeper.Due);
            }
        }
    }

    /// <summary>Called when an activity has fallen asleep.</summary>
    public Action OnSleep { get; set; } = () => { };

    /// <summary>A delay on the clock of the case whose activity asks.</summary>
    public static Task Delay(TimeSpan time)
        => (Current.Value ?? throw new InvalidOperationException("Not in an activity of a case.")).Sleep(time);

    /// <summary>The activity, with this clock in reach.</summary>
    public ActivityFunction Around(ActivityFunction activity) => (invocation, cancellationToken) =>
    {
        Current.Value = this;
        return activity(invocation, cancellationToken);
    };

    public void SetUtcNow(DateTimeOffset now)
    {
        Clock.SetUtcNow(now);
        lock (_gate)
        {
            foreach ((DateTimeOffset due, TaskCompletionSource source) in _sleepers.ToArray())
            {
                if (due <= now)
                {
                    _sleepers.Remove((due, source));
                    source.SetResult();
                }
            }
        }
    }

    Task Sleep(TimeSpan time)
    {
        TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (time <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            _sleepers.Add((Clock.GetUtcNow() + time, source));
        }

        OnSleep();
        return source.Task;
    }
}
