namespace Hpki.Procedures.Identifiers;

/// <summary>A number or name was given in a form that cannot be right. The message says which and what is expected; it never repeats the value.</summary>
public sealed class InvalidIdentifierException(string field, string expected)
    : FormatException($"{field}: {expected}")
{
    /// <summary>The field's name as staff know it (Japanese).</summary>
    public string Field { get; } = field;

    /// <summary>What a right value looks like (Japanese).</summary>
    public string Expected { get; } = expected;
}
