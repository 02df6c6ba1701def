using System.Diagnostics.CodeAnalysis;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Changes on their way to the store's thread, which takes all that wait at once.</summary>
sealed class WriteQueue
{
    const int LargestGroup = 256;

    readonly object _gate = new();
    readonly Queue<WriteUnit> _waiting = [];
    bool _closed;

    /// <returns>False when the queue is closed.</returns>
    public bool TryAdd(WriteUnit unit)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Enqueue(unit);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits for changes and takes them.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool TryTake([NotNullWhen(true)] out List<WriteUnit>? group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            group = null;
            while (_waiting.Count > 0 && (group is null || group.Count < LargestGroup))
            {
                (group ??= []).Add(_waiting.Dequeue());
            }

            return group is not null;
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
