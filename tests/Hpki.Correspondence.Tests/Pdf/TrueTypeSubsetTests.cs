using System.Text;
using Hpki.Correspondence.Pdf;
using SkiaSharp;

namespace Hpki.Correspondence.Tests.Pdf;

public sealed class TrueTypeSubsetTests
{
    static readonly TrueTypeFont Font = TrueTypeFont.Of(FontWeight.Regular);

    [Fact]
    public void Create_RareNameCharacters_KeepsTheirGlyphsAndNoOthers()
    {
        HashSet<Rune> characters = [.. "髙﨑𠮷日 A".EnumerateRunes()];

        using var typeface = Open(TrueTypeSubset.Create(Font, characters, FontWeight.Regular));

        Assert.All(characters, character => Assert.Equal(Font.Glyph(character), typeface.GetGlyph(character.Value)));
        Assert.All("高崎吉⽇B".EnumerateRunes(), character => Assert.Equal(0, typeface.GetGlyph(character.Value)));
    }

    [Fact]
    public void Create_KeptGlyph_HasTheOutlineAndWidthOfTheOriginal()
    {
        HashSet<Rune> characters = [.. "髙𠮷ぽÅ".EnumerateRunes()];

        using var subset = Open(TrueTypeSubset.Create(Font, characters, FontWeight.Regular)).ToFont(1000);
        using var whole = Open(WholeFont()).ToFont(1000);

        Assert.All(characters, character =>
        {
            using var expected = whole.GetGlyphPath((ushort)Font.Glyph(character));
            using var actual = subset.GetGlyphPath((ushort)Font.Glyph(character));
            Assert.NotEqual(SKRect.Empty, expected.Bounds);
            Assert.Equal(expected.ToSvgPathData(), actual.ToSvgPathData());
            Assert.Equal(whole.MeasureText(character.ToString()), subset.MeasureText(character.ToString()));
        });
    }

    // Noto Sans JP has no composite glyphs, so a 髙 made of 日 and a shifted half-size 本 is planted into a copy.
    [Fact]
    public void Create_CompositeGlyph_KeepsItsComponents()
    {
        var bytes = WholeFont();
        byte[] sun = [(byte)(Font.Glyph(new Rune('日')) >> 8), (byte)Font.Glyph(new Rune('日'))];
        byte[] root = [(byte)(Font.Glyph(new Rune('本')) >> 8), (byte)Font.Glyph(new Rune('本'))];
        byte[] composite =
        [
            0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, // composite, bounding box
            0x00, 0x23, .. sun, 0, 0, 0, 0, // word arguments, more components follow
            0x00, 0x0B, .. root, 0, 100, 0, 0, 0x20, 0x00, // shifted, half size
        ];
        var outline = bytes.AsSpan().IndexOf(Font.Outline(Font.Glyph(new Rune('髙'))));
        composite.CopyTo(bytes.AsSpan(outline));

        using var subset = Open(TrueTypeSubset.Create(new TrueTypeFont(bytes), new HashSet<Rune> { new('髙') }, FontWeight.Regular)).ToFont(1000);

        using var whole = Open(bytes).ToFont(1000);
        using var expected = whole.GetGlyphPath((ushort)Font.Glyph(new Rune('髙')));
        using var actual = subset.GetGlyphPath((ushort)Font.Glyph(new Rune('髙')));
        using var sunPath = whole.GetGlyphPath((ushort)Font.Glyph(new Rune('日')));
        using var rootPath = whole.GetGlyphPath((ushort)Font.Glyph(new Rune('本')));
        Assert.True(expected.PointCount >= sunPath.PointCount + rootPath.PointCount, "The planted glyph was not read as both of its components.");
        Assert.Equal(expected.ToSvgPathData(), actual.ToSvgPathData());
    }

    [Fact]
    public void Create_SameCharactersInAnotherOrder_GivesTheSameBytes()
    {
        var one = TrueTypeSubset.Create(Font, new HashSet<Rune>("紛失届".EnumerateRunes()), FontWeight.Regular);
        var other = TrueTypeSubset.Create(Font, new HashSet<Rune>("届失紛".EnumerateRunes()), FontWeight.Regular);

        Assert.Equal(one, other);
    }

    [Fact]
    public void Create_CharacterWithoutGlyph_NamesItsCodePoint()
    {
        var error = Assert.Throws<MissingGlyphException>(
            () => TrueTypeSubset.Create(Font, new HashSet<Rune> { new(0x323AF), new('日') }, FontWeight.Regular));

        Assert.Equal([new Rune(0x323AF)], error.Characters);
        Assert.Contains("U+323AF", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u3099")]
    [InlineData("\u0000")]
    [InlineData("\U000E0100")]
    [InlineData("\u200D")]
    public void CanDraw_CharacterThatNeedsShaping_IsFalse(string text) => Assert.False(Font.CanDraw(text.EnumerateRunes().Single()));

    static byte[] WholeFont()
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream("NotoSansJP_400Regular.ttf")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    static SKTypeface Open(byte[] font) => SKTypeface.FromData(SKData.CreateCopy(font));
}
