namespace Hpki.Procedures.Identifiers;

/// <summary>フリガナ: family and given name in full-width katakana, as the register stores and searches them.</summary>
public sealed record KanaName
{
    KanaName(string family, string given) => (Family, Given) = (family, given);

    public string Family { get; }

    public string Given { get; }

    /// <exception cref="InvalidIdentifierException">A part is empty or holds something other than kana.</exception>
    public static KanaName Parse(string? family, string? given) => new(Part(family), Part(given));

    /// <summary>One part of a name, or the beginning of one, as typed into a search field.</summary>
    /// <exception cref="InvalidIdentifierException">Empty, or something other than kana.</exception>
    public static string Part(string? text)
    {
        string kana = Normalise.Kana(text);
        return kana.Length > 0 && kana.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・')
            ? kana
            : throw new InvalidIdentifierException("kana", "フリガナ", "カタカナまたはひらがなで入力してください。");
    }

    public override string ToString() => $"{Family} {Given}";
}
