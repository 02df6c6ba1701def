using Hpki.Procedures.Calendar;

namespace Hpki.Procedures.LostReports;

/// <summary>When a lost report whose form has not come is reminded of and closed; each date is a business day in Tokyo.</summary>
public sealed record LostReportDeadlines(DateOnly FirstReminder, DateOnly SecondReminder, DateOnly StaffCall, DateOnly Close)
{
    /// <summary>Counts from the day of the call; dates that fall on days off move on (<see cref="BusinessCalendar.Rising"/>).</summary>
    public static LostReportDeadlines From(DateOnly received, LostReportDurations durations, BusinessCalendar calendar)
    {
        IReadOnlyList<DateOnly> dates = calendar.Rising(
            received, durations.FirstReminderDays, durations.SecondReminderDays, durations.StaffCallDays, durations.CloseDays);
        return new(dates[0], dates[1], dates[2], dates[3]);
    }
}
