namespace Hpki.Procedures.Identifiers;

/// <summary>A Japanese telephone number: 10 or 11 digits that begin with 0 (総務省 電気通信番号計画); <c>+81</c> stands for that 0.</summary>
public readonly record struct PhoneNumber
{
    PhoneNumber(string digits) => Digits = digits;

    public string Digits { get; }

    /// <exception cref="InvalidIdentifierException">No telephone number.</exception>
    public static PhoneNumber Parse(string? text) => TryParse(text, out PhoneNumber number)
        ? number
        : throw new InvalidIdentifierException("phoneNumber", "電話番号", "市外局番から、数字10桁または11桁で入力してください。");

    /// <summary>Reads a number as people write it: full width, with hyphens, brackets or dots, in the national or the international form.</summary>
    public static bool TryParse(string? text, out PhoneNumber number)
    {
        string digits = string.Concat(Normalise.Code(text).Where(c => c is not ('(' or ')' or '.' or '/')));
        if (digits.StartsWith("+81", StringComparison.Ordinal))
        {
            // Some write the national 0 too: +81(0)3.
            digits = $"0{digits[3..].TrimStart('0')}";
        }

        bool isNumber = digits.Length is 10 or 11 && digits[0] == '0' && digits.All(char.IsAsciiDigit);
        number = isNumber ? new(digits) : default;
        return isNumber;
    }

    public override string ToString() => Digits;
}
