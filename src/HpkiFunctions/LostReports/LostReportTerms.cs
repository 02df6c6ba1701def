using Hpki.Procedures.Calendar;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

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

    /// <summary>The task to check a form, for someone else than who received the report, scanned or filed the form.</summary>
    public StaffTask FormCheck(Request request, Document form, DateTimeOffset now) => StaffTasks.New(
        request, TaskKind.CheckForm, $"check-{form.DocumentId}", now, NextBusinessEvening(now), request.ReceivedBy, form.FiledBy, form.ScannedBy);

    /// <summary>The evening of the next business day.</summary>
    public DateTimeOffset NextBusinessEvening(DateTimeOffset from) =>
        TokyoTime.At(calendar.AddBusinessDays(TokyoTime.DateOf(from), 1), new TimeOnly(17, 0));
}
