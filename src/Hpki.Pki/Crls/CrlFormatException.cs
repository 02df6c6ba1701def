namespace Hpki.Pki.Crls;

/// <summary>Octets that should be a revocation list are not one, or one that must not be used. The message names the part and what is wrong with it.</summary>
public sealed class CrlFormatException(string part, string problem, Exception? inner = null)
    : FormatException($"Revocation list, {part}: {problem}", inner)
{
    /// <summary>The part of the list, named as in RFC 5280 §5.1.</summary>
    public string Part { get; } = part;
}
