using Hpki.Procedures.Calendar;

namespace Hpki.Procedures.Requests;

/// <summary>When a holder whose papers are not in order is reminded, and until when the request waits; each date is a business day in Tokyo.</summary>
public sealed record CureDeadlines(DateOnly FirstReminder, DateOnly SecondReminder, DateOnly Withdraw)
{
    /// <summary>Counts from the day on which the deficiency was found; dates that fall on days off move on (<see cref="BusinessCalendar.Rising"/>).</summary>
    public static CureDeadlines From(DateOnly found, PaperDurations durations, BusinessCalendar calendar)
    {
        IReadOnlyList<DateOnly> dates = calendar.Rising(found, durations.FirstReminderDays, durations.SecondReminderDays, durations.WithdrawDays);
        return new(dates[0], dates[1], dates[2]);
    }

    /// <summary>Until when a fee has to be paid.</summary>
    public static DateOnly PaymentDue(DateOnly asked, PaperDurations durations, BusinessCalendar calendar) =>
        calendar.OnOrAfter(asked.AddDays(durations.PaymentDays));
}
