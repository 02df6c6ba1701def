namespace Hpki.LocalRuntime.Clocks;

/// <summary>A timer of a virtual clock. Its state belongs to the clock, which guards it.</summary>
sealed class VirtualTimer(VirtualTime clock, long number, Action callback) : ITimer
{
    /// <summary>Orders timers that are due at the same time as they were made.</summary>
    public long Number => number;

    public Action Callback => callback;

    /// <summary>When it is due; null while it is off.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>How often it comes round; null for once.</summary>
    public TimeSpan? Period { get; set; }

    public bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Change(this, dueTime, period);

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
