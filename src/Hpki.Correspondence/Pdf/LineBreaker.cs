using System.Text;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// Breaks Japanese text into lines: between any two characters, but never before closing marks and small kana nor after opening ones
/// (kinsoku, JIS X 4051), and not within a run of Latin letters or digits.
/// </summary>
static class LineBreaker
{
    const string NotAtStart = "、。，．：；！？）」』】〕》〉・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;!?)]}%";
    const string NotAtEnd = "（「『【〔《〈〒([{";

    public static IReadOnlyList<string> Break(string text, float width, TextStyle style)
    {
        List<string> lines = [];
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var piece in Pieces(paragraph))
            {
                if (line.Length > 0 && style.Width(line + piece) > width)
                {
                    lines.Add(line);
                    line = piece.TrimStart(' ');
                }
                else
                {
                    line += piece;
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>The smallest parts that must stay together.</summary>
    static IEnumerable<string> Pieces(string paragraph)
    {
        var piece = new StringBuilder();
        Rune? previous = null;
        foreach (var character in paragraph.EnumerateRunes())
        {
            if (previous is { } before && MayBreak(before, character))
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(character.ToString());
            previous = character;
        }
        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    static bool MayBreak(Rune before, Rune after) =>
        !(IsLatin(before) && IsLatin(after)) && !IsOneOf(before, NotAtEnd) && !IsOneOf(after, NotAtStart);

    static bool IsLatin(Rune character) => character.Value is > ' ' and < 0x7F;

    static bool IsOneOf(Rune character, string marks) => character.IsBmp && marks.Contains((char)character.Value, StringComparison.Ordinal);
}
