namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// The one thread an orchestrator runs on. What its awaits post is run here, in order; a post from any other thread, or after the turn,
/// means that it awaited something that is no durable task.
/// </summary>
sealed class TurnThread(Action onForeignAwait) : SynchronizationContext
{
    readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = [];
    readonly int _threadId = Environment.CurrentManagedThreadId;
    volatile bool _closed;
    volatile bool _foreignAwait;

    /// <summary>Whether a foreign await was seen so far.</summary>
    public bool ForeignAwait => _foreignAwait;

    bool IsOwnThread => !_closed && Environment.CurrentManagedThreadId == _threadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsOwnThread)
        {
            _queue.Enqueue((d, state));
        }
        else
        {
            ReportForeignAwait();
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsOwnThread)
        {
            ReportForeignAwait();
            throw new ForeignAwaitException();
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs an action, then everything posted.</summary>
    public void Run<T>(Action<T> action, T argument)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            action(argument);
            while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Holds a use of the context to this thread.</summary>
    /// <exception cref="ForeignAwaitException">It comes from another one, or after the turn.</exception>
    public void Check()
    {
        if (!IsOwnThread)
        {
            ReportForeignAwait();
            throw new ForeignAwaitException();
        }
    }

    /// <summary>The turn is over: whatever comes back now is foreign.</summary>
    public void Close() => _closed = true;

    void ReportForeignAwait()
    {
        _foreignAwait = true;
        if (_closed)
        {
            onForeignAwait();
        }
    }
}
