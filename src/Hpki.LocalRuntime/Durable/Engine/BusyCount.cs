namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Counts instances with a turn to run and activities to run, so that tests can wait until there is nothing left to do.</summary>
sealed class BusyCount
{
    readonly object _gate = new();
    readonly List<(Func<int> Allowed, TaskCompletionSource Source)> _waiters = [];
    int _count;
    Exception? _failure;

    public void Enter() => Interlocked.Increment(ref _count);

    public void Exit()
    {
        Interlocked.Decrement(ref _count);
        Recheck();
    }

    /// <summary>Ends all waits with an exception.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure = failure;
            _waiters.ForEach(waiter => waiter.Source.TrySetException(failure));
            _waiters.Clear();
        }
    }

    /// <summary>Looks again whether a wait is over.</summary>
    public void Recheck()
    {
        lock (_gate)
        {
            _waiters.RemoveAll(waiter => Volatile.Read(ref _count) <= waiter.Allowed() && waiter.Source.TrySetResult());
        }
    }

    /// <summary>Waits until no more are busy than allowed.</summary>
    public Task WaitAsync(Func<int> allowed, CancellationToken cancellationToken)
    {
        TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_failure is not null)
            {
                return Task.FromException(_failure);
            }

            if (Volatile.Read(ref _count) <= allowed())
            {
                return Task.CompletedTask;
            }

            _waiters.Add((allowed, source));
        }

        return source.Task.WaitAsync(cancellationToken);
    }
}
