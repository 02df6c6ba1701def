using System.Threading.Channels;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// Activities that wait for a worker. Instances come one after the other, each with its first, so that one with thousands does not keep the
/// others waiting. Only so many are held with their inputs; the rest are read from the store when they are taken.
/// </summary>
sealed class ActivityQueue(DurableStore store)
{
    const int MostHeld = 1000;

    readonly Lock _gate = new();
    readonly Dictionary<long, Queue<(int Task, ActivityRow? Row)>> _waiting = [];
    readonly Channel<long> _ready = Channel.CreateUnbounded<long>();
    int _held;

    public void Add(ActivityRow row) => Add(row.Instance, row.Task, row);

    /// <summary>One that an earlier run has left.</summary>
    public void AddStored(long instance, int task) => Add(instance, task, null);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _ready.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the next.</summary>
    /// <param name="row">What is to run; null when its instance has ended meanwhile.</param>
    /// <returns>False when another worker was quicker.</returns>
    public bool TryTake(out ActivityRow? row)
    {
        row = null;
        if (!_ready.Reader.TryRead(out long instance))
        {
            return false;
        }

        int task;
        lock (_gate)
        {
            Queue<(int Task, ActivityRow? Row)> waiting = _waiting[instance];
            (task, row) = waiting.Dequeue();
            _held -= row is null ? 0 : 1;
            if (waiting.Count == 0)
            {
                _waiting.Remove(instance);
            }
            else
            {
                _ready.Writer.TryWrite(instance);
            }
        }

        row ??= store.Read(reader => reader.Activity(instance, task));
        return true;
    }

    void Add(long instance, int task, ActivityRow? row)
    {
        lock (_gate)
        {
            row = _held < MostHeld ? row : null;
            _held += row is null ? 0 : 1;
            if (_waiting.TryGetValue(instance, out Queue<(int Task, ActivityRow? Row)>? waiting))
            {
                waiting.Enqueue((task, row));
                return;
            }

            waiting = new();
            waiting.Enqueue((task, row));
            _waiting.Add(instance, waiting);
            _ready.Writer.TryWrite(instance);
        }
    }
}
