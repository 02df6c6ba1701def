namespace Hpki.Registry.Upkeep;

/// <summary>What the last run of the renewal reminders did.</summary>
public sealed record ReminderRun
{
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The last day in Tokyo whose reminders are all sent; null while the very first run is not through.</summary>
    public DateOnly? Through { get; init; }

    public int Reminded { get; init; }

    /// <summary>Looked at and not reminded, for a reason.</summary>
    public int PassedOver { get; init; }

    /// <summary>Whose file could not be worked on; the next run tries again.</summary>
    public int Failed { get; init; }

    /// <summary>Cards that ran out.</summary>
    public int Expired { get; init; }

    /// <summary>Whether the most that one run reminds was reached, so that the next goes on.</summary>
    public bool WasFull { get; init; }
}
