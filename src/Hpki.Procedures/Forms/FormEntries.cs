namespace Hpki.Procedures.Forms;

/// <summary>What was typed for a form or read from one: text by field key, as in <see cref="FormField.Key"/>. A box that is ticked has <see cref="Ticked"/>; one that is not is absent.</summary>
public static class FormEntries
{
    /// <summary>The value of a box that is ticked.</summary>
    public const string Ticked = "✓";

    /// <summary>The date of a date's three parts; null when it is absent or none.</summary>
    public static DateOnly? Date(IReadOnlyDictionary<string, string> entries, string key) =>
        int.TryParse(entries.GetValueOrDefault($"{key}.year"), out int year) && year is >= 1 and <= 9999
        && int.TryParse(entries.GetValueOrDefault($"{key}.month"), out int month) && month is >= 1 and <= 12
        && int.TryParse(entries.GetValueOrDefault($"{key}.day"), out int day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The seven digits of an address's postal code; null when they are not all there.</summary>
    public static string? PostalCode(IReadOnlyDictionary<string, string> entries, string key) =>
        $"{entries.GetValueOrDefault($"{key}.postalFirst")}{entries.GetValueOrDefault($"{key}.postalLast")}" is { Length: 7 } digits ? digits : null;

    /// <summary>Whether a box is ticked.</summary>
    public static bool IsTicked(IReadOnlyDictionary<string, string> entries, string key) => entries.GetValueOrDefault(key) == Ticked;
}
