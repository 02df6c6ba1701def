using System.Text;

namespace HpkiFunctions.Http;

/// <summary>
/// Text without what nobody types and nobody sees, but what storage refuses or what makes a page show something else than is written: control
/// characters, overrides of the writing direction (Unicode TR 36 §2.5), halves of surrogate pairs. They come with pasted text, so they are left
/// out and nobody is sent back.
/// </summary>
static class CleanText
{
    public static string Of(string text)
    {
        int first = FirstUnwanted(text);
        if (first < 0)
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        clean.Append(text, 0, first);
        foreach (Rune rune in text.AsSpan(first).EnumerateRunes())
        {
            if (!IsUnwanted(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    static int FirstUnwanted(string text)
    {
        int position = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Half a pair is read as the replacement character.
            if (IsUnwanted(rune) || (rune == Rune.ReplacementChar && text[position] != '\uFFFD'))
            {
                return position;
            }

            position += rune.Utf16SequenceLength;
        }

        return -1;
    }

    static bool IsUnwanted(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => false,
        < 0x20 or (>= 0x7F and < 0xA0) => true,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => true,
        0xFEFF or (>= 0xFDD0 and <= 0xFDEF) => true,
        int value => (value & 0xFFFE) == 0xFFFE,
    };
}
