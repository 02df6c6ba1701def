using System.Text;

namespace Hpki.Procedures.Identifiers;

/// <summary>ローマ字氏名 as it is printed on the card and stands in the certificates (domain.md §3.4).</summary>
public readonly record struct RomajiName
{
    const int Longest = 64; // ub-common-name, RFC 5280 appendix A.1

    RomajiName(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="InvalidIdentifierException">Empty, too long, or not Latin letters with spaces, hyphens, apostrophes and full stops between them.</exception>
    public static RomajiName Parse(string? text)
    {
        string name = string.Join(' ', (text ?? "").Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        return name.Length is > 0 and <= Longest && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetter(c) || c is ' ' or '-' or '\'' or '.')
            ? new(name)
            : throw new InvalidIdentifierException("romajiName", "ローマ字氏名", $"英字で、姓と名の間を空けて{Longest}文字以内で入力してください。");
    }

    public override string ToString() => Text;
}
