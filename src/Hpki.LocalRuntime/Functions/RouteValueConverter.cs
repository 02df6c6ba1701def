using System.Globalization;

namespace Hpki.LocalRuntime.Functions;

/// <summary>
/// Reads route values in the parameter types that the official worker converts text to in the same way; every other type
/// is refused at start rather than converted differently.
/// </summary>
static class RouteValueConverter
{
    static readonly Dictionary<Type, Func<string, object>> Readers = new()
    {
        [typeof(string)] = text => text,
        [typeof(int)] = text => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        [typeof(long)] = text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        [typeof(Guid)] = text => Guid.Parse(text, CultureInfo.InvariantCulture),
        [typeof(DateOnly)] = text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public static string Supported { get; } = string.Join(", ", Readers.Keys.Select(type => type.Name));

    public static bool CanRead(Type type) => Readers.ContainsKey(Nullable.GetUnderlyingType(type) ?? type);

    /// <exception cref="FormatException">The text is not such a value.</exception>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public static object Read(Type type, string text) => Readers[Nullable.GetUnderlyingType(type) ?? type](text);
}
