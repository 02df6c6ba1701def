using Hpki.Procedures.Calendar;
using Hpki.Procedures.LostReports;
using Hpki.Registry.Model;

namespace HpkiFunctions.LostReports;

/// <summary>The terms of a lost report: when its form is asked for, and until when staff act.</summary>
public sealed class LostReportTerms(LostReportDurations durations, BusinessCalendar calendar)
{
    /// <summary>The request with the days on which its form is asked for, counted from <paramref name="from"/>.</summary>
    public Request Give(Request request, DateTimeOffset from)
    {
        LostReportDeadlines deadlines = LostReportDeadlines.From(TokyoTime.DateOf(from), durations, calendar);
        return request with
        {
            FirstReminderOn = deadlines.FirstReminder,
            SecondReminderOn = deadlines.SecondReminder,
            StaffCallOn = deadlines.StaffCall,
            CloseOn = deadlines.Close,
        };
    }

    /// <summary>The evening of the next business day.</summary>
    public DateTimeOffset NextBusinessEvening(DateTimeOffset from) =>
        TokyoTime.At(calendar.AddBusinessDays(TokyoTime.DateOf(from), 1), new TimeOnly(17, 0));
}
