using System.Globalization;
using Hpki.Procedures.Calendar;

namespace Hpki.Console;

/// <summary>Dates, times and numbers as a Japanese office writes them; instants are shown by the clock of Tokyo (design rule 11).</summary>
public static class JapaneseFormat
{
    static readonly CultureInfo Japan = CultureInfo.GetCultureInfo("ja-JP");
    static readonly CultureInfo JapaneseEras = EraCulture();

    /// <summary><c>2026年11月24日(火)</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy年M月d日(ddd)", Japan);

    /// <summary>The day in Tokyo at this instant.</summary>
    public static string Date(DateTimeOffset instant) => Date(TokyoTime.DateOf(instant));

    /// <summary><c>2026年11月24日(火) 9:05</c>.</summary>
    public static string Minute(DateTimeOffset instant) => TokyoTime.Of(instant).ToString("yyyy年M月d日(ddd) H:mm", Japan);

    /// <summary><c>2026年11月24日(火) 9:05:07</c>.</summary>
    public static string Second(DateTimeOffset instant) => TokyoTime.Of(instant).ToString("yyyy年M月d日(ddd) H:mm:ss", Japan);

    /// <summary><c>11/24 9:05</c>, where space is short and the year is clear.</summary>
    public static string MonthDayMinute(DateTimeOffset instant) => TokyoTime.Of(instant).ToString("M/d H:mm", Japan);

    /// <summary><c>11/24(火)</c>, where space is short and the year is clear.</summary>
    public static string MonthDay(DateOnly date) => date.ToString("M/d(ddd)", Japan);

    /// <summary>A birth date with its Japanese year: <c>1970年4月1日(昭和45年)</c>.</summary>
    public static string BirthDate(DateOnly date) => $"{date.ToString("yyyy年M月d日", Japan)}({date.ToDateTime(default).ToString("ggy年", JapaneseEras)})";

    /// <summary>With thousands separators: <c>50,001</c>.</summary>
    public static string Count(long number) => number.ToString("N0", Japan);

    static CultureInfo EraCulture()
    {
        CultureInfo culture = new("ja-JP");
        culture.DateTimeFormat.Calendar = new JapaneseCalendar();
        return culture;
    }
}
