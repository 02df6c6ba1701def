namespace Hpki.LocalRuntime.Clocks;

/// <summary>The timers of a virtual clock that are on, in the order in which they are due. Not safe for use by several threads.</summary>
sealed class VirtualTimers
{
    readonly SortedSet<VirtualTimer> _on = new(Comparer<VirtualTimer>.Create((one, other) =>
        one.Due != other.Due ? Nullable.Compare(one.Due, other.Due) : one.Number.CompareTo(other.Number)));

    public DateTimeOffset? NextStop(TimeSpan grain) => _on.FirstOrDefault(timer => !(timer.Period < grain))?.Due;

    public int CountAt(DateTimeOffset time) => _on.TakeWhile(timer => timer.Due <= time).Count();

    public void Set(VirtualTimer timer, DateTimeOffset? due, TimeSpan? period)
    {
        // Before the time changes: the set finds it by its time.
        _on.Remove(timer);
        (timer.Due, timer.Period) = (due, period);
        if (due is not null)
        {
            _on.Add(timer);
        }
    }

    /// <summary>Takes the first timer that is due; one with a period comes back after <paramref name="now"/>, however many were missed.</summary>
    public VirtualTimer? TakeDue(DateTimeOffset now)
    {
        if (_on.Min is not { Due: { } due } timer || due > now)
        {
            return null;
        }

        Set(timer, timer.Period is { } period ? due + (((now - due).Ticks / period.Ticks) + 1) * period : null, timer.Period);
        return timer;
    }
}
