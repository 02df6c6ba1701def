namespace Hpki.Procedures.Identifiers;

/// <summary>医籍登録番号: the number in the national register of physicians, 1 to 7 digits, written without leading zeros.</summary>
public readonly record struct MedicalRegistrationNumber
{
    MedicalRegistrationNumber(string digits) => Digits = digits;

    public string Digits { get; }

    /// <exception cref="InvalidIdentifierException">Not 1 to 7 digits, or only zeros.</exception>
    public static MedicalRegistrationNumber Parse(string? text)
    {
        string digits = Normalise.Code(text).TrimStart('0');
        return digits.Length is >= 1 and <= 7 && digits.All(char.IsAsciiDigit)
            ? new(digits)
            : throw new InvalidIdentifierException("medicalRegistrationNumber", "医籍登録番号", "数字1〜7桁で入力してください。");
    }

    public override string ToString() => Digits;
}
