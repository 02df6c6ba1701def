namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// Events by name, without regard to case. Of several open waits the newest gets the next event; a cancelled wait stays in line and
/// swallows one; kept events go out in order of arrival (conformance rules 22 to 24).
/// </summary>
sealed class EventWaits
{
    readonly Dictionary<string, Stack<IEventWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    readonly List<(string Name, string? Payload)> _kept = [];
    readonly List<(string Name, string? Payload)> _forNextRound = [];
    bool _roundIsOver;

    interface IEventWait
    {
        Type Type { get; }

        bool IsOpen { get; }

        void Complete(string? payload);
    }

    /// <summary>Whether a wait is open that is neither answered nor cancelled.</summary>
    public bool AnyOpen => _waits.Values.Any(stack => stack.Any(wait => wait.IsOpen));

    /// <summary>Names of the events that an open wait is for.</summary>
    public IReadOnlyList<string> OpenNames => [.. _waits.Where(item => item.Value.Any(wait => wait.IsOpen)).Select(item => item.Key)];

    /// <summary>Events that travel on into the next round.</summary>
    public IReadOnlyList<(string Name, string? Payload)> ForNextRound => _forNextRound;

    public Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        int kept = _kept.FindIndex(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase));
        if (kept >= 0)
        {
            string? payload = _kept[kept].Payload;
            _kept.RemoveAt(kept);
            return Task.FromResult(Read<T>(payload));
        }

        if (!_waits.TryGetValue(name, out Stack<IEventWait>? stack))
        {
            _waits[name] = stack = new();
        }

        if (stack.TryPeek(out IEventWait? newest) && newest.Type != typeof(T))
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. "
                + $"Expected {newest.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        EventWait<T> wait = new(cancellationToken);
        stack.Push(wait);
        return wait.Task;
    }

    /// <summary>
    /// ContinueAsNew was called. Kept events leave for the next round, or stay until the end of this one; whatever comes from now on is
    /// the next round's, even if a wait is open here.
    /// </summary>
    public void Continue(bool takeKeptEvents)
    {
        _roundIsOver = true;
        if (takeKeptEvents)
        {
            _forNextRound.AddRange(_kept);
            _kept.Clear();
        }
    }

    /// <summary>Hands an event to the newest wait, or keeps it.</summary>
    /// <exception cref="Exception">It does not fit (mostly a JsonException): the instance fails, uncatchably (rule 9).</exception>
    public void Raise(string name, string? payload)
    {
        if (_roundIsOver)
        {
            _forNextRound.Add((name, payload));
        }
        else if (_waits.TryGetValue(name, out Stack<IEventWait>? stack) && stack.TryPop(out IEventWait? newest))
        {
            newest.Complete(payload);
        }
        else
        {
            _kept.Add((name, payload));
        }
    }

    static T Read<T>(string? payload)
        => payload is null && default(T) is not null ? throw OfficialDefects.NullPayload() : Payload.Read<T>(payload)!;

    sealed class EventWait<T> : IEventWait
    {
        readonly TaskCompletionSource<T> _source = new();

        public EventWait(CancellationToken cancellationToken)
            => cancellationToken.Register(() => _source.TrySetCanceled(cancellationToken));

        public Type Type => typeof(T);

        public Task<T> Task => _source.Task;

        public bool IsOpen => !_source.Task.IsCompleted;

        public void Complete(string? payload) => _source.TrySetResult(Read<T>(payload));
    }
}
