using Hpki.Procedures.Calendar;

namespace Hpki.Procedures.Requests;

/// <summary>When a holder whose papers are not in order is reminded, and until when the request waits; each date is a business day in Tokyo.</summary>
public sealed record CureDeadlines(DateOnly FirstReminder, DateOnly SecondReminder, DateOnly Withdraw)
{
    /// <summary>Counts from the day on which the deficiency was found; a date on a day off moves to the next business day.</summary>
    public static CureDeadlines From(DateOnly found, PaperDurations durations, BusinessCalendar calendar) => new(
        calendar.OnOrAfter(found.AddDays(durations.FirstReminderDays)),
        calendar.OnOrAfter(found.AddDays(durations.SecondReminderDays)),
        calendar.OnOrAfter(found.AddDays(durations.WithdrawDays)));

    /// <summary>Until when a fee has to be paid.</summary>
    public static DateOnly PaymentDue(DateOnly asked, PaperDurations durations, BusinessCalendar calendar) =>
        calendar.OnOrAfter(asked.AddDays(durations.PaymentDays));
}
