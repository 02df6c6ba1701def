namespace Hpki.LocalRuntime.Exploration.Tests;

/// <summary>A clock that stands still until it is moved; its timers then fire as tasks of their own, at whatever moment the schedule says.</summary>
sealed class ControlledClock : TimeProvider
{
    readonly List<Alarm> _alarms = [];
    readonly List<Task> _ringing = [];
    DateTimeOffset _now = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm = new(this, () => callback(state));
        alarm.Change(dueTime, period);
        _alarms.Add(alarm);
        return alarm;
    }

    public void Advance(TimeSpan time)
    {
        _now += time;
        foreach (Alarm alarm in _alarms.Where(alarm => alarm.Due <= _now).ToArray())
        {
            alarm.Due = null;
            _ringing.Add(Task.Run(alarm.Ring));
        }
    }

    /// <summary>Waits until every timer's callback has returned, and throws what one threw.</summary>
    public Task QuietAsync() => Task.WhenAll(_ringing);

    sealed class Alarm(ControlledClock clock, Action ring) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public Action Ring => ring;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
