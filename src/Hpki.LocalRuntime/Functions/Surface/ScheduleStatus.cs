namespace Hpki.LocalRuntime;

/// <summary>Where a timer's schedule stands. All times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The occurrence that ran before this one; <see cref="DateTime.MinValue"/> before the first run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was written.</summary>
    public DateTime LastUpdated { get; set; }
}
