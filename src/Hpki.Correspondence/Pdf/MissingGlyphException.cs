using System.Globalization;
using System.Text;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// The font cannot draw characters of a text. Thrown before anything is drawn, because a box in place of a character of somebody's name
/// must not leave the house; the caller decides (leave the field blank, or hand the letter to staff). The message holds code points only.
/// </summary>
public sealed class MissingGlyphException(IReadOnlyList<Rune> characters) : Exception(
    $"The font has no glyph for {string.Join(", ", characters.Select(c => string.Create(CultureInfo.InvariantCulture, $"U+{c.Value:X4}")))}.")
{
    public IReadOnlyList<Rune> Characters => characters;
}
