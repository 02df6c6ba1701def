using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>The histories of the instances that moved last, so that a turn need not read its own past from disk. Bounded by size.</summary>
sealed class InstanceCache(DurableStore store, long capacityBytes)
{
    const int Overhead = 1000;

    readonly object _gate = new();
    readonly Dictionary<long, LinkedListNode<InstanceState>> _byKey = [];
    readonly LinkedList<InstanceState> _latestFirst = [];
    long _bytes;

    /// <summary>An instance by its key; null when there is none.</summary>
    public InstanceState? Get(long key)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out LinkedListNode<InstanceState>? node))
            {
                return node.Value;
            }
        }

        return store.Read(reader => reader.Find(key) is { } row ? InstanceState.Of(row, reader.Turns(key)) : null);
    }

    public void Put(InstanceState state)
    {
        lock (_gate)
        {
            RemoveLocked(state.Row.Key);
            _byKey[state.Row.Key] = _latestFirst.AddFirst(state);
            _bytes += state.Bytes + Overhead;
            while (_bytes > capacityBytes && _latestFirst.Last is { } oldest)
            {
                RemoveLocked(oldest.Value.Row.Key);
            }
        }
    }

    public void Remove(long key)
    {
        lock (_gate)
        {
            RemoveLocked(key);
        }
    }

    void RemoveLocked(long key)
    {
        if (_byKey.Remove(key, out LinkedListNode<InstanceState>? node))
        {
            _latestFirst.Remove(node);
            _bytes -= node.Value.Bytes + Overhead;
        }
    }
}
