using Hpki.Procedures.Calendar;

namespace Hpki.Procedures.LostReports;

/// <summary>When a lost report whose form has not come is reminded of and closed; each date is a business day in Tokyo.</summary>
public sealed record LostReportDeadlines(DateOnly FirstReminder, DateOnly SecondReminder, DateOnly StaffCall, DateOnly Close)
{
    /// <summary>Counts from the day of the call; a date on a day off moves to the next business day (国民の祝日に関する法律, year-end closing).</summary>
    public static LostReportDeadlines From(DateOnly received, LostReportDurations durations, BusinessCalendar calendar) => new(
        calendar.OnOrAfter(received.AddDays(durations.FirstReminderDays)),
        calendar.OnOrAfter(received.AddDays(durations.SecondReminderDays)),
        calendar.OnOrAfter(received.AddDays(durations.StaffCallDays)),
        calendar.OnOrAfter(received.AddDays(durations.CloseDays)));
}
