namespace Hpki.Procedures.Identifiers;

/// <summary>日医会員ID: the member number of the Japan Medical Association, 10 digits (domain.md §1.1).</summary>
public readonly record struct JmaMemberId
{
    JmaMemberId(string digits) => Digits = digits;

    public string Digits { get; }

    /// <exception cref="InvalidIdentifierException">Not exactly 10 digits.</exception>
    public static JmaMemberId Parse(string? text)
    {
        string digits = Normalise.Code(text);
        return digits.Length == 10 && digits.All(char.IsAsciiDigit)
            ? new(digits)
            : throw new InvalidIdentifierException("jmaMemberId", "日医会員ID", "数字10桁で入力してください。");
    }

    public override string ToString() => Digits;
}
