using NCrontab;

namespace Hpki.LocalRuntime.Functions;

/// <summary>An NCRONTAB expression of six fields, in UTC.</summary>
sealed class TimerSchedule
{
    // The official host remembers runs only of schedules whose occurrences lie at least this far apart.
    static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    readonly CrontabSchedule _schedule;

    /// <param name="expression">Second minute hour day month weekday.</param>
    /// <param name="useMonitor">What the attribute asks.</param>
    /// <exception cref="CrontabException">The expression is not one of six fields.</exception>
    public TimerSchedule(string expression, bool useMonitor)
    {
        _schedule = CrontabSchedule.Parse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
        IsMonitored = useMonitor && !IsShort();
    }

    /// <summary>Whether runs are remembered across restarts.</summary>
    public bool IsMonitored { get; }

    /// <summary>The first occurrence after the given time.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset time) =>
        new(DateTime.SpecifyKind(_schedule.GetNextOccurrence(time.UtcDateTime), DateTimeKind.Utc));

    bool IsShort()
    {
        var from = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var first = _schedule.GetNextOccurrences(from, from.AddYears(8)).Take(11).ToList();
        return first.Zip(first.Skip(1), (earlier, later) => later - earlier).Any(gap => gap < ShortestMonitored);
    }
}
