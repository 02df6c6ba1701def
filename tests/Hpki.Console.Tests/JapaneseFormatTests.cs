namespace Hpki.Console.Tests;

public sealed class JapaneseFormatTests
{
    // 00:05:07 on Tuesday in Tokyo is still Monday in UTC.
    static readonly DateTimeOffset Instant = new(2026, 11, 23, 15, 5, 7, TimeSpan.Zero);

    [Fact]
    public void Times_Instant_AreTokyos()
    {
        Assert.Equal("2026年11月24日(火)", JapaneseFormat.Date(Instant));
        Assert.Equal("2026年11月24日(火) 0:05", JapaneseFormat.Minute(Instant));
        Assert.Equal("2026年11月24日(火) 0:05:07", JapaneseFormat.Second(Instant));
        Assert.Equal("11/24 0:05", JapaneseFormat.MonthDayMinute(Instant));
    }

    [Fact]
    public void Date_Day_HasItsWeekday() => Assert.Equal("2027年1月4日(月)", JapaneseFormat.Date(new DateOnly(2027, 1, 4)));

    [Fact]
    public void Count_Thousands_AreSeparated() => Assert.Equal("50,001", JapaneseFormat.Count(50001));
}
