using Hpki.Procedures.Calendar;
using Hpki.Procedures.LostReports;

namespace Hpki.Procedures.Tests.LostReports;

public sealed class LostReportRulesTests
{
    [Fact]
    public void Deadlines_FromAWeekday_FallOnBusinessDays()
    {
        LostReportDeadlines deadlines = LostReportDeadlines.From(new DateOnly(2026, 11, 24), new(), BusinessCalendar.Japan);

        Assert.Equal(new DateOnly(2026, 12, 1), deadlines.FirstReminder);
        Assert.Equal(new DateOnly(2026, 12, 8), deadlines.SecondReminder);
        Assert.Equal(new DateOnly(2026, 12, 15), deadlines.StaffCall);
        Assert.Equal(new DateOnly(2026, 12, 24), deadlines.Close);
    }

    [Fact]
    public void Deadlines_FromAnyDay_RiseAndAreNeverEarlierThanPromised()
    {
        for (DateOnly day = new(2025, 1, 1); day < new DateOnly(2027, 11, 1); day = day.AddDays(1))
        {
            LostReportDeadlines d = LostReportDeadlines.From(day, new(), BusinessCalendar.Japan);

            Assert.True(d.FirstReminder >= day.AddDays(7) && d.SecondReminder >= day.AddDays(14) && d.StaffCall >= day.AddDays(21) && d.Close >= day.AddDays(30), $"{day:O}");
            Assert.True(d.FirstReminder < d.SecondReminder && d.SecondReminder < d.StaffCall && d.StaffCall < d.Close, $"{day:O}");
            Assert.All(new[] { d.FirstReminder, d.SecondReminder, d.StaffCall, d.Close }, date => Assert.True(BusinessCalendar.Japan.IsBusinessDay(date), $"{day:O}"));
        }
    }

    [Fact]
    public void Deadlines_OverTheYearsEnd_DoNotFallTogether()
    {
        LostReportDeadlines deadlines = LostReportDeadlines.From(new DateOnly(2025, 12, 6), new(), BusinessCalendar.Japan);

        Assert.Equal(new DateOnly(2026, 1, 5), deadlines.StaffCall);
        Assert.Equal(new DateOnly(2026, 1, 6), deadlines.Close);
    }

    [Theory]
    [InlineData(0, 14, 21, 30)]
    [InlineData(14, 7, 21, 30)]
    [InlineData(7, 14, 30, 21)]
    public void Durations_ThatDoNotRise_AreRefused(int first, int second, int call, int close)
    {
        LostReportDurations durations = new() { FirstReminderDays = first, SecondReminderDays = second, StaffCallDays = call, CloseDays = close };

        Assert.Throws<ArgumentException>(durations.Validate);
    }

    [Fact]
    public void CallerProof_RightWord_IsEnough()
    {
        CallerProof proof = CallerProofRule.Decide(true, new Dictionary<RegisterFact, bool> { [RegisterFact.BirthDate] = false });

        Assert.True(proof.Accepted);
        Assert.Equal(CallerProofMethod.RevocationWord, proof.Method);
    }

    [Fact]
    public void CallerProof_ThreeRightFacts_AreEnoughEvenAfterAWrongWord()
    {
        Dictionary<RegisterFact, bool> facts = new()
        {
            [RegisterFact.BirthDate] = true,
            [RegisterFact.PhoneLastFour] = true,
            [RegisterFact.MedicalRegistrationNumber] = true,
        };

        Assert.True(CallerProofRule.Decide(false, facts).Accepted);
        Assert.True(CallerProofRule.Decide(null, facts).Accepted);
    }

    [Fact]
    public void CallerProof_TooFewOrOneWrong_Fails()
    {
        Dictionary<RegisterFact, bool> two = new() { [RegisterFact.BirthDate] = true, [RegisterFact.PhoneLastFour] = true };
        Dictionary<RegisterFact, bool> oneWrong = new(two) { [RegisterFact.JmaMemberId] = true, [RegisterFact.ResidencePostalCode] = false };

        Assert.False(CallerProofRule.Decide(null, two).Accepted);
        Assert.False(CallerProofRule.Decide(null, oneWrong).Accepted);
        Assert.Equal([RegisterFact.ResidencePostalCode], CallerProofRule.Decide(null, oneWrong).Mismatched);
    }
}
