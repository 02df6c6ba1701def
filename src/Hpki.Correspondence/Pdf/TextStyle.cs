namespace Hpki.Correspondence.Pdf;

/// <summary>How a text is set: weight, size in points, shade, and its place in its area.</summary>
sealed record TextStyle(float Points, FontWeight Weight = FontWeight.Regular, Shade Shade = Shade.Ink, bool Centered = false, bool FromTop = false)
{
    const float MmPerPoint = 25.4f / 72;

    /// <summary>Distance from line to line, in em.</summary>
    public float LineSpacing { get; init; } = 1.55f;

    /// <summary>Height of the em square in millimetres.</summary>
    public float Em => Points * MmPerPoint;

    public float LineHeight => Em * LineSpacing;

    /// <summary>Width of a text in millimetres, as the full font sets it without kerning (nor does Skia kern).</summary>
    public float Width(string text)
    {
        var font = TrueTypeFont.Of(Weight);
        return text.EnumerateRunes().Sum(character => font.Advance(font.Glyph(character))) * Em / font.UnitsPerEm;
    }
}
