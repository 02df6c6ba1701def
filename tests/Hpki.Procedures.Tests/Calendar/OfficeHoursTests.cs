using System.Globalization;
using Hpki.Procedures.Calendar;

namespace Hpki.Procedures.Tests.Calendar;

public sealed class OfficeHoursTests
{
    static readonly OfficeHours Office = OfficeHours.From(new(), BusinessCalendar.Japan);

    [Theory]
    [InlineData("2026-11-24T09:00:00", true)] // Tuesday
    [InlineData("2026-11-24T08:59:59", false)]
    [InlineData("2026-11-24T16:59:59", true)]
    [InlineData("2026-11-24T17:00:00", false)]
    [InlineData("2026-11-23T12:00:00", false)] // 勤労感謝の日
    [InlineData("2026-11-28T12:00:00", false)] // Saturday
    [InlineData("2026-12-29T12:00:00", false)] // year's end
    public void IsOpen_ByTokyosClock_KnowsHoursAndDays(string local, bool expected) => Assert.Equal(expected, Office.IsOpen(Tokyo(local)));

    [Theory]
    [InlineData("2026-11-24T08:00:00", "2026-11-24T09:00:00")]
    [InlineData("2026-11-24T09:00:00", "2026-11-25T09:00:00")]
    [InlineData("2026-11-20T23:00:00", "2026-11-24T09:00:00")] // over a weekend and a holiday
    [InlineData("2026-12-28T17:30:00", "2027-01-04T09:00:00")] // over the year's end
    public void NextOpening_FromAnyTime_IsTheNextBusinessMorning(string local, string expected) =>
        Assert.Equal(Tokyo(expected), Office.NextOpening(Tokyo(local)));

    [Theory]
    [InlineData("2026-11-24T10:00:00", "2026-11-24T10:30:00")]
    [InlineData("2026-11-24T16:45:00", "2026-11-25T09:30:00")]
    [InlineData("2026-11-24T23:00:00", "2026-11-25T09:30:00")]
    [InlineData("2026-11-28T03:00:00", "2026-11-30T09:30:00")]
    public void Promise_OfHalfAnHour_LiesInsideTheHours(string local, string expected) =>
        Assert.Equal(Tokyo(expected), Office.Promise(Tokyo(local), TimeSpan.FromMinutes(30)));

    [Fact]
    public void From_ClosingBeforeOpening_IsRefused() =>
        Assert.Throws<ArgumentException>(() => OfficeHours.From(new() { Opens = new(17, 0), Closes = new(9, 0) }, BusinessCalendar.Japan));

    static DateTimeOffset Tokyo(string local) => DateTimeOffset.Parse($"{local}+09:00", CultureInfo.InvariantCulture);
}
