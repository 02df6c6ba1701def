using System.Globalization;
using Hpki.Procedures.Calendar;

namespace Hpki.Correspondence;

/// <summary>Dates as people in Japan read them, in Tokyo's time: 2026年12月24日(木) 14時05分.</summary>
static class JapaneseDate
{
    public static string Of(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日（{"日月火水木金土"[(int)day.DayOfWeek]}）");

    public static string Of(DateTimeOffset instant)
    {
        var local = TokyoTime.Of(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{Of(DateOnly.FromDateTime(local.DateTime))} {local.Hour}時{local.Minute:00}分");
    }

    public static string InEnglish(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string InEnglish(DateTimeOffset instant) =>
        TokyoTime.Of(instant).ToString("dddd, d MMMM yyyy, HH:mm 'JST'", CultureInfo.InvariantCulture);
}
