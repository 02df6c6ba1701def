using Hpki.Console.Calls;

namespace Hpki.Console.Tests.Calls;

public sealed class BirthDateInputTests
{
    [Theory]
    [InlineData("19700401")]
    [InlineData("1970-4-1")]
    [InlineData("1970/04/01")]
    [InlineData("1970年4月1日")]
    [InlineData("S45.4.1")]
    [InlineData("s45/4/1")]
    [InlineData("昭和45年4月1日")]
    [InlineData("昭和 45年 4月 1日")]
    [InlineData("Ｓ４５．４．１")]
    public void TryParse_WaysOfSayingOneDay_GiveThatDay(string text)
    {
        bool read = BirthDateInput.TryParse(text, out DateOnly date);

        Assert.True(read);
        Assert.Equal(new DateOnly(1970, 4, 1), date);
    }

    [Theory]
    [InlineData("S64.1.7", "1989-01-07")]
    [InlineData("H1.1.8", "1989-01-08")]
    [InlineData("平成元年1月8日", "1989-01-08")]
    [InlineData("R1.5.1", "2019-05-01")]
    [InlineData("T15.12.24", "1926-12-24")]
    [InlineData("昭和元年12月31日", "1926-12-31")]
    [InlineData("20000229", "2000-02-29")]
    public void TryParse_EdgesOfEras_AreExact(string text, string expected)
    {
        bool read = BirthDateInput.TryParse(text, out DateOnly date);

        Assert.True(read);
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S64.1.8")]
    [InlineData("H1.1.7")]
    [InlineData("S45.13.1")]
    [InlineData("19700230")]
    [InlineData("1970-2-30")]
    [InlineData("700401")]
    [InlineData("S450401")]
    [InlineData("昭和の日")]
    [InlineData("1970-4-1; DROP")]
    public void TryParse_NoDay_IsRefused(string? text)
    {
        bool read = BirthDateInput.TryParse(text, out DateOnly date);

        Assert.False(read);
        Assert.Equal(default, date);
    }
}
