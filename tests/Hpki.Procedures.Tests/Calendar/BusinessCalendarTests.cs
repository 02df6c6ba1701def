using CsCheck;
using Hpki.Procedures.Calendar;

namespace Hpki.Procedures.Tests.Calendar;

public sealed class BusinessCalendarTests
{
    static readonly BusinessCalendar Calendar = BusinessCalendar.Japan;

    [Theory]
    [InlineData(2026, 11, 23, false)] // 勤労感謝の日
    [InlineData(2026, 11, 24, true)]
    [InlineData(2026, 9, 22, false)] // between two holidays
    [InlineData(2026, 5, 6, false)] // substitute holiday
    [InlineData(2026, 12, 28, true)]
    [InlineData(2026, 12, 29, false)]
    [InlineData(2027, 1, 3, false)]
    [InlineData(2027, 1, 4, true)]
    [InlineData(2026, 11, 28, false)] // Saturday
    public void IsBusinessDay_KnownDays_AreRight(int year, int month, int day, bool expected)
    {
        Assert.Equal(expected, Calendar.IsBusinessDay(new DateOnly(year, month, day)));
    }

    [Fact]
    public void OnOrAfter_AnyDay_IsTheFirstBusinessDayFromIt()
    {
        Gen.Date[new DateTime(2025, 1, 1), new DateTime(2027, 12, 1)].Select(DateOnly.FromDateTime).Sample(day =>
        {
            DateOnly next = Calendar.OnOrAfter(day);

            Assert.True(Calendar.IsBusinessDay(next));
            Assert.All(Enumerable.Range(0, next.DayNumber - day.DayNumber), n => Assert.False(Calendar.IsBusinessDay(day.AddDays(n))));
        });
    }

    [Fact]
    public void AddBusinessDays_OverNewYear_SkipsTheClosingDays()
    {
        Assert.Equal(new DateOnly(2027, 1, 4), Calendar.AddBusinessDays(new DateOnly(2026, 12, 28), 1));
        Assert.Equal(new DateOnly(2026, 12, 28), Calendar.AddBusinessDays(new DateOnly(2026, 12, 28), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddBusinessDays(new DateOnly(2026, 12, 28), -1));
    }

    [Fact]
    public void NeedsNextYear_FromMarchOfTheLastKnownYear_RaisesTheAlarm()
    {
        int last = Calendar.LastKnownYear;

        Assert.False(Calendar.NeedsNextYear(new DateOnly(last - 1, 12, 31)));
        Assert.False(Calendar.NeedsNextYear(new DateOnly(last, 2, 1)));
        Assert.True(Calendar.NeedsNextYear(new DateOnly(last, 3, 1)));
    }

    [Fact]
    public void TokyoTime_AroundMidnight_IsTheNextDay()
    {
        DateTimeOffset instant = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 11, 24), TokyoTime.DateOf(instant));
        Assert.Equal(new DateOnly(2026, 11, 23), TokyoTime.DateOf(instant.AddTicks(-1)));
        Assert.Equal(instant, TokyoTime.At(new DateOnly(2026, 11, 24)));
    }
}
