using Hpki.Procedures.Renewals;

namespace Hpki.Procedures.Tests.Renewals;

public sealed class ReminderStagesTests
{
    static readonly ReminderStages Stages = new(new());

    [Theory]
    [InlineData("2026-12-01", "2027-05-31", null)]
    [InlineData("2026-12-01", "2027-05-30", 180)]
    [InlineData("2026-12-01", "2027-03-02", 180)]
    [InlineData("2026-12-01", "2027-03-01", 90)]
    [InlineData("2026-12-31", "2027-01-07", 7)]
    [InlineData("2028-02-22", "2028-02-29", 7)]
    [InlineData("2028-01-30", "2028-02-29", 30)]
    [InlineData("2028-01-29", "2028-02-29", 60)]
    [InlineData("2028-02-29", "2028-02-29", 7)]
    [InlineData("2028-03-01", "2028-02-29", null)]
    public void On_ADay_IsTheLastStageThatHasBegun(string today, string expiresOn, int? stage) =>
        Assert.Equal(stage, Stages.On(DateOnly.Parse(today, null), DateOnly.Parse(expiresOn, null)));

    [Fact]
    public void Due_DayAfterDay_IsOneDayForEachStage_TheMostUrgentFirst()
    {
        DateOnly today = new(2026, 12, 31);

        IReadOnlyList<DayRange> due = Stages.Due(today.AddDays(-1), today);

        Assert.Equal([7, 30, 60, 90, 180], due.Select(range => range.First.DayNumber - today.DayNumber));
        Assert.All(due, range => Assert.Equal(range.First, range.Last));
    }

    [Fact]
    public void Due_ASecondTimeOnADay_IsNothing() => Assert.Empty(Stages.Due(new(2026, 12, 31), new(2026, 12, 31)));

    [Fact]
    public void Due_BeforeTheFirstRun_IsAllThatLiesAhead() =>
        Assert.Equal([new(new(2026, 12, 1), new(2027, 5, 30))], Stages.Due(null, new(2026, 12, 1)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(400)]
    public void Due_AfterAnOutage_HoldsEveryCardThatCameIntoAStage_AndEachOnce(int days)
    {
        DateOnly today = new(2028, 3, 1);
        DateOnly through = today.AddDays(-days);

        DateOnly[] due = [.. Stages.Due(through, today).SelectMany(range => Enumerable.Range(0, range.Last.DayNumber - range.First.DayNumber + 1).Select(range.First.AddDays))];

        DateOnly[] wanted = [.. Enumerable.Range(0, 181).Select(today.AddDays).Where(last => Stages.On(today, last) is { } stage && last.AddDays(-stage) > through)];
        Assert.Equal(due.Order().Distinct(), due);
        Assert.Empty(wanted.Except(due));
    }

    [Fact]
    public void Validate_StagesThatDoNotFall_AreRefused()
    {
        Assert.Throws<ArgumentException>(new ReminderTerms { DaysBefore = [30, 90] }.Validate);
        Assert.Throws<ArgumentException>(new ReminderTerms { DaysBefore = [] }.Validate);
        Assert.Throws<ArgumentException>(new ReminderTerms { DaysBefore = [30, 0] }.Validate);
        Assert.Throws<ArgumentException>(new ReminderTerms { MostPerRun = 0 }.Validate);
    }
}
