namespace Hpki.Procedures.Identifiers;

/// <summary>証明書シリアル番号: a certificate's serial number as upper-case hexadecimal without leading zeros, at most 20 octets (RFC 5280 §4.1.2.2).</summary>
public readonly record struct CertificateSerial
{
    CertificateSerial(string hex) => Hex = hex;

    public string Hex { get; }

    /// <summary>Reads hexadecimal with or without separators (colons, spaces).</summary>
    /// <exception cref="InvalidIdentifierException">Not hexadecimal, zero, or longer than 20 octets.</exception>
    public static CertificateSerial Parse(string? text)
    {
        string hex = Normalise.Code(text?.Replace(":", "", StringComparison.Ordinal)).TrimStart('0');
        return hex.Length is >= 1 and <= 40 && hex.All(char.IsAsciiHexDigit)
            ? new(hex)
            : throw new InvalidIdentifierException("certificateSerial", "証明書シリアル番号", "16進数40桁以内で入力してください。");
    }

    public override string ToString() => Hex;
}
