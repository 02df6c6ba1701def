namespace Hpki.Procedures.Identifiers;

/// <summary>A number or name was given in a form that cannot be right. The message says which and what is expected; it never repeats the value.</summary>
public sealed class InvalidIdentifierException(string member, string field, string expected)
    : FormatException($"{field}: {expected}")
{
    /// <summary>The name of a member that holds such a value in programs' messages (camel case), for example <c>cardSerial</c>.</summary>
    public string Member { get; } = member;

    /// <summary>The field's name as staff know it (Japanese).</summary>
    public string Field { get; } = field;

    /// <summary>What a right value looks like (Japanese).</summary>
    public string Expected { get; } = expected;
}
