using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// Activities that wait for a worker. Instances come one after the other, each with its first, so that one with thousands does not keep the
/// others waiting. Only so many are held with their inputs; the rest are read from the store when they are taken.
/// </summary>
sealed class ActivityQueue(DurableStore store, CancellationToken stopping)
{
    const int MostHeld = 1000;

    readonly object _gate = new();
    readonly Dictionary<long, Queue<(int Task, ActivityRow? Row)>> _waiting = [];

    // An instance that has activities waiting is in it once, and goes to its end again when one was taken.
    readonly WorkQueue<long> _ready = new(stopping);
    int _held;
    int _count;

    /// <summary>Activities that wait.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add(ActivityRow row) => Add(row.Instance, row.Task, row);

    /// <summary>One that an earlier run has left.</summary>
    public void AddStored(long instance, int task) => Add(instance, task, null);

    /// <summary>Waits for an activity that is the caller's to take.</summary>
    /// <exception cref="OperationCanceledException">The engine stops.</exception>
    public Task ClaimAsync() => _ready.ClaimAsync();

    /// <summary>Takes the next; the caller has claimed one.</summary>
    /// <returns>Null when its instance has ended meanwhile.</returns>
    public ActivityRow? Take()
    {
        long instance = _ready.Take();
        int task;
        ActivityRow? row;
        lock (_gate)
        {
            Queue<(int Task, ActivityRow? Row)> waiting = _waiting[instance];
            (task, row) = waiting.Dequeue();
            _held -= row is null ? 0 : 1;
            _count--;
            if (waiting.Count == 0)
            {
                _waiting.Remove(instance);
            }
            else
            {
                _ready.Add(instance);
            }
        }

        return row ?? store.Read(reader => reader.Activity(instance, task));
    }

    void Add(long instance, int task, ActivityRow? row)
    {
        lock (_gate)
        {
            row = _held < MostHeld ? row : null;
            _held += row is null ? 0 : 1;
            _count++;
            if (_waiting.TryGetValue(instance, out Queue<(int Task, ActivityRow? Row)>? waiting))
            {
                waiting.Enqueue((task, row));
                return;
            }

            waiting = new();
            waiting.Enqueue((task, row));
            _waiting.Add(instance, waiting);
            _ready.Add(instance);
        }
    }
}
