using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;

namespace Hpki.Procedures.Tests.Requests;

public sealed class PaperDurationsTests
{
    [Fact]
    public void From_ADay_CountsTenTwentyThirtyAndMovesToBusinessDays()
    {
        // 10, 20 and 30 days after 24 November 2026: a Friday, a Monday, and Christmas Eve's Thursday.
        CureDeadlines dates = CureDeadlines.From(new(2026, 11, 24), new(), BusinessCalendar.Japan);

        Assert.Equal(new CureDeadlines(new(2026, 12, 4), new(2026, 12, 14), new(2026, 12, 24)), dates);
    }

    [Fact]
    public void From_AcrossTheTurnOfTheYear_WaitsForTheOfficeToOpen()
    {
        CureDeadlines dates = CureDeadlines.From(new(2026, 12, 1), new(), BusinessCalendar.Japan);

        Assert.Equal(new DateOnly(2027, 1, 4), dates.Withdraw);
        Assert.Equal(new DateOnly(2027, 1, 4), CureDeadlines.PaymentDue(new(2026, 12, 1), new(), BusinessCalendar.Japan));
    }

    [Fact]
    public void From_AnyDay_RemindsTwiceBeforeItWithdraws()
    {
        for (DateOnly day = new(2025, 1, 1); day < new DateOnly(2027, 11, 1); day = day.AddDays(1))
        {
            CureDeadlines dates = CureDeadlines.From(day, new(), BusinessCalendar.Japan);

            Assert.True(dates.FirstReminder < dates.SecondReminder && dates.SecondReminder < dates.Withdraw, $"{day:O}");
        }
    }

    [Fact]
    public void Validate_DurationsThatCannotBe_AreNamed()
    {
        Assert.All(
            [new PaperDurations { FirstReminderDays = 0 }, new() { SecondReminderDays = 10 }, new() { WithdrawDays = 20 }],
            days => Assert.Contains("FirstReminderDays", Assert.Throws<ArgumentException>(days.Validate).Message, StringComparison.Ordinal));
        Assert.All(
            [new PaperDurations { PaymentDays = 0 }, new() { ExaminationBusinessDays = 0 }, new() { LicenceBusinessDays = 0 }, new() { TaskBusinessDays = 0 }],
            days => Assert.Contains("PaymentDays", Assert.Throws<ArgumentException>(days.Validate).Message, StringComparison.Ordinal));
        new PaperDurations().Validate();
    }
}
