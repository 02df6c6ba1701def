namespace Hpki.Procedures.Identifiers;

/// <summary>郵便番号: seven digits.</summary>
public readonly record struct PostalCode
{
    const int Length = 7;

    PostalCode(string digits) => Digits = digits;

    public string Digits { get; }

    /// <summary>Reads a code as people write it: full width, with hyphen or the sign 〒.</summary>
    public static bool TryParse(string? text, out PostalCode code)
    {
        string digits = Normalise.Code(text).TrimStart('〒');
        bool isCode = digits.Length == Length && digits.All(char.IsAsciiDigit);
        code = isCode ? new(digits) : default;
        return isCode;
    }
}
