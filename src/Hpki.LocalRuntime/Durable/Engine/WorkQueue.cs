namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// Work for the engine's workers, first in, first out. A worker claims a piece first and takes it when it can start on it; each claim stands
/// for one piece.
/// </summary>
/// <remarks>
/// Not a channel, and the engine's gates are plain objects, not <see cref="Lock"/>: the exploration of schedules controls monitors, threads and
/// task sources only (tests/Hpki.LocalRuntime.Exploration.Tests).
/// </remarks>
sealed class WorkQueue<T>
{
    readonly object _gate = new();
    readonly Queue<T> _pieces = [];
    readonly Stack<TaskCompletionSource> _idle = [];
    int _unclaimed;
    bool _stopped;

    public WorkQueue(CancellationToken stopping) => stopping.Register(Stop);

    /// <summary>Pieces that nobody has taken yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _pieces.Count;
            }
        }
    }

    public void Add(T piece)
    {
        TaskCompletionSource? worker;
        lock (_gate)
        {
            _pieces.Enqueue(piece);
            if (!_idle.TryPop(out worker))
            {
                _unclaimed++;
            }
        }

        worker?.SetResult();
    }

    /// <summary>Waits for a piece of work that is the caller's to take.</summary>
    /// <exception cref="OperationCanceledException">The engine stops.</exception>
    public Task ClaimAsync()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                throw new OperationCanceledException();
            }

            if (_unclaimed > 0)
            {
                _unclaimed--;
                return Task.CompletedTask;
            }

            TaskCompletionSource worker = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _idle.Push(worker);
            return worker.Task;
        }
    }

    /// <summary>Takes the next piece; the caller has claimed one.</summary>
    public T Take()
    {
        lock (_gate)
        {
            return _pieces.Dequeue();
        }
    }

    void Stop()
    {
        TaskCompletionSource[] idle;
        lock (_gate)
        {
            _stopped = true;
            idle = [.. _idle];
            _idle.Clear();
        }

        Array.ForEach(idle, worker => worker.SetCanceled());
    }
}
