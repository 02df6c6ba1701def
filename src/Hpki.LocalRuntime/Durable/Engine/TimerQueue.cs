using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Fires timers when they are due. They stay on disk; only the time of the next one is held here.</summary>
sealed class TimerQueue : IDisposable
{
    const int LargestBatch = 500;

    // A clock's timer takes at most 49 days; a daily look costs nothing.
    static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    readonly DurableStore _store;
    readonly Mailboxes _mailboxes;
    readonly TimeProvider _clock;
    readonly ITimer? _alarm;
    readonly Lock _gate = new();
    readonly HashSet<(long Instance, int Task)> _fired = [];
    DateTimeOffset? _next;

    public TimerQueue(DurableStore store, Mailboxes mailboxes, TimeProvider clock, Action<Exception> onFailure)
    {
        _store = store;
        _mailboxes = mailboxes;
        _clock = clock;

        // A virtual clock asks by itself what is due.
        _alarm = clock is VirtualTime ? null : clock.CreateTimer(
            _ =>
            {
                try
                {
                    FireDue();
                }
                catch (Exception exception)
                {
                    onFailure(exception);
                }
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

    /// <summary>A turn has taken rows in.</summary>
    public void Taken(long instance, IEnumerable<StoredAs> rows)
    {
        foreach (StoredAs row in rows.Where(row => row.Kind == StoredKind.Timer))
        {
            lock (_gate)
            {
                _fired.Remove((instance, (int)row.Number));
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

    public void Dispose() => _alarm?.Dispose();

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
