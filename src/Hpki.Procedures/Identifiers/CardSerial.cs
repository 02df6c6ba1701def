namespace Hpki.Procedures.Identifiers;

/// <summary>カード番号: the serial printed on the card, 8 to 16 letters and digits. The real format is not published (domain.md §9).</summary>
public readonly record struct CardSerial
{
    CardSerial(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="InvalidIdentifierException">Not 8 to 16 ASCII letters and digits.</exception>
    public static CardSerial Parse(string? text)
    {
        string code = Normalise.Code(text);
        return code.Length is >= 8 and <= 16 && code.All(char.IsAsciiLetterOrDigit)
            ? new(code)
            : throw new InvalidIdentifierException("cardSerial", "カード番号", "英数字8〜16文字で入力してください。");
    }

    public override string ToString() => Text;
}
