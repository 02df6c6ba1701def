using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Fires timers when they are due. They stay on disk; only the time of the next one is held here.</summary>
sealed class TimerQueue : IDisposable
{
    const int LargestBatch = 500;

    // The clock may be set forward, and a machine that slept has not counted the time: so a timer is late by a minute at most. A look
    // costs nothing.
    static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    readonly DurableStore _store;
    readonly Mailboxes _mailboxes;
    readonly TimeProvider _clock;
    readonly Action<Exception> _onFailure;
    readonly ITimer? _alarm;
    readonly object _gate = new();
    readonly HashSet<(long Instance, int Task)> _fired = [];
    DateTimeOffset? _next;
    bool _disposed;

    public TimerQueue(DurableStore store, Mailboxes mailboxes, TimeProvider clock, Action<Exception> onFailure)
    {
        _store = store;
        _mailboxes = mailboxes;
        _clock = clock;
        _onFailure = onFailure;

        // A virtual clock asks by itself what is due.
        _alarm = clock is VirtualTime ? null : clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A timer has been stored.</summary>
    public void Added(DateTimeOffset due)
    {
        if (due <= _clock.GetUtcNow())
        {
            FireDue();
            return;
        }

        lock (_gate)
        {
            if (_next is null || due < _next)
            {
                Arm(due);
            }
        }
    }

    /// <summary>
    /// Leaves out timers that are not, or no longer, due: cancelled by a turn that was running when they fired, after which the next round
    /// may have given their number to another step; or due again only later because the clock was set back.
    /// </summary>
    public IReadOnlyList<Delivery> StillDue(IReadOnlyList<Delivery> deliveries)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        Delivery[] stale =
        [
            .. deliveries.Where(delivery => delivery.Row.Kind == StoredKind.Timer
                && !_store.Read(reader => reader.IsTimerDue(delivery.Instance, delivery.Row.Number, now))),
        ];
        if (stale.Length == 0)
        {
            return deliveries;
        }

        Taken(stale);

        // A timer of the same number may have been stored meanwhile, and was not looked at.
        FireDue();
        return [.. deliveries.Where(delivery => !stale.Contains(delivery))];
    }

    /// <summary>A turn has taken deliveries in.</summary>
    public void Taken(IEnumerable<Delivery> deliveries)
    {
        foreach (Delivery delivery in deliveries.Where(delivery => delivery.Row.Kind == StoredKind.Timer))
        {
            lock (_gate)
            {
                _fired.Remove((delivery.Instance, (int)delivery.Row.Number));
            }
        }
    }

    /// <summary>Delivers every timer that is due, in order of their times.</summary>
    public void FireDue()
    {
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            while (true)
            {
                TimerRow[] due =
                [
                    .. _store.Read(reader => reader.TimersDue(now, LargestBatch + _fired.Count))
                        .Where(row => !_fired.Contains((row.Instance, row.Task))),
                ];
                if (due.Length == 0)
                {
                    break;
                }

                Array.ForEach(due, Fire);
            }

            Arm(_store.Read(reader => reader.NextTimer(now)));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _alarm?.Dispose();
    }

    /// <summary>The alarm may be on its way already when it is disposed: it must not touch a store that is closed.</summary>
    void Ring()
    {
        try
        {
            lock (_gate)
            {
                if (!_disposed)
                {
                    FireDue();
                }
            }
        }
        catch (Exception exception)
        {
            _onFailure(exception);
        }
    }

    void Fire(TimerRow row)
    {
        _fired.Add((row.Instance, row.Task));
        Arrival arrival = row.Task == StoreSchema.StartTimer ? new Started() : new TimerFired(row.Task);
        _mailboxes.Post(new(row.Instance, arrival, StoredAs.Timer(row.Task)));
    }

    void Arm(DateTimeOffset? next)
    {
        _next = next;
        if (next is not { } due)
        {
            _alarm?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        TimeSpan wait = due - _clock.GetUtcNow();
        TimeSpan sleep = wait > LongestSleep ? LongestSleep
            : wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
            : wait + TimeSpan.FromMilliseconds(1);
        _alarm?.Change(sleep, Timeout.InfiniteTimeSpan);
    }
}
