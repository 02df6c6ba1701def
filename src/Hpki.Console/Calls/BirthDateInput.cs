using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hpki.Console.Calls;

/// <summary>
/// Reads a birth date as callers say it and staff type it: 19700401, 1970-4-1, 1970年4月1日, S45.4.1, 昭和45年4月1日, 昭和元年12月31日.
/// A Japanese year must lie in its era (平成 began on 8 January 1989), so a slip between eras is found at once.
/// </summary>
public static partial class BirthDateInput
{
    static readonly CultureInfo JapaneseEras = EraCulture();

    /// <summary>What a right value looks like, for the message by the field.</summary>
    public const string Expected = "生年月日は、西暦8桁(例: 19700401)または和暦(例: S45.4.1、昭和45年4月1日)で入力してください。";

    public static bool TryParse(string? text, out DateOnly date)
    {
        string folded = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        return DateOnly.TryParseExact(folded, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            || (Western().Match(folded) is { Success: true } western
                && TryDate(Number(western, "y"), Number(western, "m"), Number(western, "d"), out date))
            || (Era().Match(folded) is { Success: true } era && TryEra(era, out date));
    }

    static bool TryEra(Match match, out DateOnly date)
    {
        string era = match.Groups["e"].Value;
        string name = era.ToUpperInvariant() switch { "M" => "明治", "T" => "大正", "S" => "昭和", "H" => "平成", "R" => "令和", _ => era };
        string year = match.Groups["y"].Value is "元" ? "1" : match.Groups["y"].Value;
        string normal = $"{name}{year}年{match.Groups["m"].Value}月{match.Groups["d"].Value}日";
        bool read = DateOnly.TryParseExact(normal, "ggy年M月d日", JapaneseEras, DateTimeStyles.None, out date)
            && date.ToString("gg", JapaneseEras) == name;
        date = read ? date : default;
        return read;
    }

    static bool TryDate(int year, int month, int day, out DateOnly date)
    {
        bool exists = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    static CultureInfo EraCulture()
    {
        var culture = new CultureInfo("ja-JP");
        culture.DateTimeFormat.Calendar = new JapaneseCalendar();
        return culture;
    }

    [GeneratedRegex(@"^(?<y>[12]\d{3})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex Western();

    [GeneratedRegex(@"^(?<e>[MTSHRmtshr]|明治|大正|昭和|平成|令和)(?<y>\d{1,2}|元)[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex Era();
}
