using System.Collections.Frozen;
using System.Globalization;

namespace Hpki.Procedures.Calendar;

/// <summary>
/// Business days in Tokyo: Monday to Friday, without public holidays (a data file) and without the closing days from
/// 29 December to 3 January (行政機関の休日に関する法律 第1条).
/// </summary>
public sealed class BusinessCalendar
{
    readonly FrozenSet<DateOnly> holidays;

    BusinessCalendar(FrozenSet<DateOnly> holidays)
    {
        this.holidays = holidays;
        LastKnownYear = holidays.Max().Year;
    }

    /// <summary>The calendar of the data file shipped with the product.</summary>
    public static BusinessCalendar Japan { get; } = Read();

    /// <summary>The last year whose holidays are known.</summary>
    public int LastKnownYear { get; }

    /// <summary>Whether next year's holidays are missing while they are already announced (they are, each February): an alarm for operations.</summary>
    public bool NeedsNextYear(DateOnly today) => today.Month >= 3 && LastKnownYear <= today.Year;

    /// <summary>Whether the centre works on this day. Beyond <see cref="LastKnownYear"/> only weekends and the year's end are known.</summary>
    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsYearEnd(day) && !holidays.Contains(day);

    /// <summary>The day itself if the centre works on it, else the next day on which it does.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsBusinessDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The <paramref name="count"/>th business day after <paramref name="day"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public DateOnly AddBusinessDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (int i = 0; i < count; i++)
        {
            day = OnOrAfter(day.AddDays(1));
        }

        return day;
    }

    /// <summary>
    /// The dates that lie so many days after <paramref name="from"/>, each moved to the next business day, and to the one after the date
    /// before it where days off would make them one: a reminder, a call and a closing never fall together.
    /// </summary>
    public IReadOnlyList<DateOnly> Rising(DateOnly from, params ReadOnlySpan<int> days)
    {
        List<DateOnly> dates = [];
        foreach (int count in days)
        {
            DateOnly date = OnOrAfter(from.AddDays(count));
            dates.Add(dates.Count > 0 && date <= dates[^1] ? AddBusinessDays(dates[^1], 1) : date);
        }

        return dates;
    }

    static bool IsYearEnd(DateOnly day) => day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 };

    static BusinessCalendar Read()
    {
        using Stream file = typeof(BusinessCalendar).Assembly.GetManifestResourceStream("Hpki.Procedures.Calendar.holidays.csv")
            ?? throw new InvalidOperationException("The holiday file is not part of this build.");
        using StreamReader reader = new(file);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(lines.Where(line => line[0] != '#')
            .Select(line => DateOnly.ParseExact(line.Split(',')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToFrozenSet());
    }
}
