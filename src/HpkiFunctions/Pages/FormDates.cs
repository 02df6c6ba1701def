using System.Globalization;

namespace HpkiFunctions.Pages;

/// <summary>A date that a form sent in three parts.</summary>
static class FormDates
{
    /// <summary>Null when the parts are no date.</summary>
    public static DateOnly? Of(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
