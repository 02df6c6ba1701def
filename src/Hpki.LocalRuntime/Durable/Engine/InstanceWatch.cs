namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Wakes those who wait for an instance to start or end.</summary>
sealed class InstanceWatch
{
    readonly object _gate = new();
    readonly Dictionary<string, TaskCompletionSource> _changes = new(StringComparer.Ordinal);
    Exception? _failure;

    /// <summary>A task that completes with the next change of an instance.</summary>
    public Task NextChange(string instanceId)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                return Task.FromException(_failure);
            }

            if (!_changes.TryGetValue(instanceId, out TaskCompletionSource? change))
            {
                _changes[instanceId] = change = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return change.Task;
        }
    }

    public void Changed(string instanceId)
    {
        lock (_gate)
        {
            if (_changes.Remove(instanceId, out TaskCompletionSource? change))
            {
                change.SetResult();
            }
        }
    }

    /// <summary>Ends all waits with an exception.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure = failure;
            foreach (TaskCompletionSource change in _changes.Values)
            {
                change.TrySetException(failure);
            }

            _changes.Clear();
        }
    }
}
