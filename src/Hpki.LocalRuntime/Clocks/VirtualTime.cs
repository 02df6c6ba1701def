namespace Hpki.LocalRuntime.Clocks;

/// <summary>
/// The clock of a test. It stands still until the test moves it, and then goes from one due time to the next: durable timers of the engines
/// on it, timer functions that are run by the clock, and timers made by <see cref="CreateTimer"/>, each followed to its end before time goes
/// on. Given to an engine or an app as its <see cref="TimeProvider"/>, it knows of them until they are disposed.
/// </summary>
/// <remarks>
/// What is due at the same time runs in this order: timers of the <see cref="TimeProvider"/>, durable timers, timer functions. The end of an
/// orchestration's step is known; what the callback of another timer leaves running on other threads is not waited for. An activity or timer
/// function that itself waits for this clock has no end before time goes on: the skip waits until it is cancelled.
/// </remarks>
/// <param name="start">Where the clock stands at first.</param>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock _gate = new();
    readonly VirtualTimers _timers = new();
    readonly List<IScheduledWork> _works = [];
    DateTimeOffset _now = start.ToUniversalTime();
    long _timersMade;

    /// <summary>
    /// What comes round more often than this (a timer function, a timer with a period) sets no stop of its own: at each stop that something
    /// else sets, and at the end of a skip, it runs once if it is due. Zero, the default, lets the clock stop for everything.
    /// </summary>
    public TimeSpan Grain { get; init; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, Interlocked.Increment(ref _timersMade), () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs everything that is due now, to its end.</summary>
    /// <exception cref="Durable.StoreFailedException">An engine has stopped.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken = default)
    {
        bool again = true;
        while (again)
        {
            again = FireTimers();
            foreach (IScheduledWork work in Works())
            {
                again |= await work.RunDueAsync(cancellationToken);
            }
        }
    }

    /// <summary>Lets a span of time pass, from one due time to the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public Task SkipAsync(TimeSpan span, CancellationToken cancellationToken = default) => SkipToAsync(GetUtcNow() + span, cancellationToken);

    /// <summary>Lets time pass up to a time, from one due time to the next; what is due at the time itself runs too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time lies in the past.</exception>
    public async Task SkipToAsync(DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, GetUtcNow());
        await SettleAsync(cancellationToken);
        while (NextStop() is { } next && next < time)
        {
            await StopAtAsync(next, cancellationToken);
        }

        await StopAtAsync(time, cancellationToken);
    }

    /// <summary>Lets time pass until the next thing is due, and runs it to its end.</summary>
    /// <returns>What was due; null when nothing ever is, and the clock has not moved.</returns>
    public async Task<VirtualStop?> SkipToNextAsync(CancellationToken cancellationToken = default)
    {
        await SettleAsync(cancellationToken);
        if (NextStop() is not { } next)
        {
            return null;
        }

        VirtualStop stop = new(next, NamesAt(next));
        await StopAtAsync(next, cancellationToken);
        return stop;
    }

    /// <summary>
    /// Moves the clock and nothing else, as time goes by while something is under way: what becomes due waits for the next skip or settling.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        MoveTo(GetUtcNow() + span);
    }

    internal void Join(IScheduledWork work)
    {
        lock (_gate)
        {
            _works.Add(work);
        }
    }

    internal void Leave(IScheduledWork work)
    {
        lock (_gate)
        {
            _works.Remove(work);
        }
    }

    internal bool Change(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _timers.Set(
                timer,
                dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime,
                period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period);
            return true;
        }
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _timers.Set(timer, null, null);
        }
    }

    async Task StopAtAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MoveTo(time);
        await SettleAsync(cancellationToken);
    }

    void MoveTo(DateTimeOffset time)
    {
        lock (_gate)
        {
            // Two may move it at a time; it never goes back.
            _now = time > _now ? time.ToUniversalTime() : _now;
        }
    }

    bool FireTimers()
    {
        bool any = false;
        while (TakeDue() is { } timer)
        {
            timer.Callback();
            any = true;
        }

        return any;
    }

    VirtualTimer? TakeDue()
    {
        lock (_gate)
        {
            return _timers.TakeDue(_now);
        }
    }

    DateTimeOffset? NextStop()
    {
        DateTimeOffset? timer;
        lock (_gate)
        {
            timer = _timers.NextStop(Grain);
        }

        return Works().Select(work => work.NextStop(Grain)).Append(timer).Min();
    }

    string[] NamesAt(DateTimeOffset stop)
    {
        int timers;
        lock (_gate)
        {
            timers = _timers.CountAt(stop);
        }

        return [.. Enumerable.Repeat("timer", timers), .. Works().SelectMany(work => work.NamesAt(stop))];
    }

    IScheduledWork[] Works()
    {
        lock (_gate)
        {
            return [.. _works];
        }
    }
}
