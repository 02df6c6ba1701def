namespace HpkiFunctions.Access;

/// <summary>Counts what happened within the last so many minutes, up to a limit; remembers no more moments than that. Not thread-safe.</summary>
sealed class SlidingCount(int limit, TimeSpan window)
{
    readonly Queue<DateTimeOffset> moments = new();

    /// <summary>How long until there is room again; null when there is room now.</summary>
    public TimeSpan? FullForAt(DateTimeOffset now)
    {
        Forget(now);
        return moments.Count >= limit ? moments.Peek() + window - now : null;
    }

    /// <summary>Counts one more. Above the limit the oldest gives way, so whoever goes on trying goes on waiting.</summary>
    public void Add(DateTimeOffset now)
    {
        Forget(now);
        if (moments.Count >= limit)
        {
            moments.Dequeue();
        }

        moments.Enqueue(now);
    }

    void Forget(DateTimeOffset now)
    {
        while (moments.TryPeek(out DateTimeOffset oldest) && oldest + window <= now)
        {
            moments.Dequeue();
        }
    }
}
