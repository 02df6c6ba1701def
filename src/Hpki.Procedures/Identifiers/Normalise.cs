using System.Text;

namespace Hpki.Procedures.Identifiers;

/// <summary>Brings what people type or say into one form: compatibility forms folded, separators dropped, kana as full-width katakana.</summary>
static class Normalise
{
    /// <summary>Letters and digits only, half width, upper case: <c>ｋ７ｍ－４px</c> becomes <c>K7M4PX</c>.</summary>
    public static string Code(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !IsSeparator(c)).Select(char.ToUpperInvariant));

    /// <summary>Full-width katakana without spaces: <c>ひぐち</c> and <c>ﾋｸﾞﾁ</c> become <c>ヒグチ</c>.</summary>
    public static string Kana(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)).Select(ToKatakana));

    /// <summary>A name as written, without spaces and compatibility forms.</summary>
    public static string Name(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    // Everything a keyboard or an input method offers as a dash; the long vowel mark counts as one only between digits and Latin letters.
    static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is '-' or '‐' or '‑' or '–' or '—' or '−' or 'ー';

    static char ToKatakana(char c) => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + ('ァ' - 'ぁ')) : c;
}
