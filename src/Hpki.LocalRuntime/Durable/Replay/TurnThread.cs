using Microsoft.Coyote.Rewriting;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// The one thread an orchestrator runs on. What its awaits post is run here, in order; a post from any other thread, or after the turn,
/// means that it awaited something that is no durable task.
/// </summary>
[SkipRewriting("A turn runs on one thread: there is nothing to explore, and the explorer takes any synchronisation context for its own.")]
sealed class TurnThread(Action onForeignAwait) : SynchronizationContext
{
    readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = [];
    readonly int _threadId = Environment.CurrentManagedThreadId;
    volatile bool _closed;
    volatile bool _foreignAwait;

    /// <summary>What escaped an <c>async void</c> method; the official engine lets it fall.</summary>
    public Exception? Escaped { get; private set; }

    /// <summary>Whether the context has been used.</summary>
    public bool WasUsed { get; private set; }

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
            throw new ForeignAwaitException(WasUsed);
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
                Run(next.Callback, next.State);
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
            throw new ForeignAwaitException(WasUsed);
        }

        WasUsed = true;
    }

    /// <summary>The turn is over: whatever comes back now is foreign.</summary>
    public void Close() => _closed = true;

    void Run(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception exception)
        {
            Escaped ??= exception;
        }
    }

    void ReportForeignAwait()
    {
        _foreignAwait = true;
        if (_closed)
        {
            onForeignAwait();
        }
    }
}
