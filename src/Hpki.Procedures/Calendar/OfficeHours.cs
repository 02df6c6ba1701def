namespace Hpki.Procedures.Calendar;

/// <summary>When there are people in the office: on business days, from opening to closing, by Tokyo's clock.</summary>
public sealed class OfficeHours
{
    readonly OfficeTimes times;
    readonly BusinessCalendar calendar;

    OfficeHours(OfficeTimes times, BusinessCalendar calendar)
    {
        this.times = times;
        this.calendar = calendar;
    }

    /// <exception cref="ArgumentException">The office closes before it opens.</exception>
    public static OfficeHours From(OfficeTimes times, BusinessCalendar calendar) => times.Opens < times.Closes
        ? new(times, calendar)
        : throw new ArgumentException("OfficeHours: Opens must lie before Closes.", nameof(times));

    /// <summary>Whether the office is open; at the minute of closing it is not.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        DateTime local = TokyoTime.Of(at).DateTime;
        TimeOnly clock = TimeOnly.FromDateTime(local);
        return calendar.IsBusinessDay(DateOnly.FromDateTime(local)) && clock >= times.Opens && clock < times.Closes;
    }

    /// <summary>The first opening after <paramref name="at"/> (UTC).</summary>
    public DateTimeOffset NextOpening(DateTimeOffset at)
    {
        DateOnly today = TokyoTime.DateOf(at);
        DateTimeOffset opening = TokyoTime.At(calendar.OnOrAfter(today), times.Opens);
        return opening > at ? opening : TokyoTime.At(calendar.AddBusinessDays(today, 1), times.Opens);
    }

    /// <summary>By when work that takes <paramref name="span"/> can be promised (UTC): within this day's hours, or that long after the next opening.</summary>
    public DateTimeOffset Promise(DateTimeOffset at, TimeSpan span) =>
        IsOpen(at) && IsOpen(at + span) ? at + span : NextOpening(at) + span;
}
