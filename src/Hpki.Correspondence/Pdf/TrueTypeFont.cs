using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// The parts of a TrueType file (OpenType 1.9, glyf outlines) that measuring and subsetting need. The two files are Noto Sans JP,
/// embedded in this assembly, under the SIL Open Font License.
/// </summary>
sealed class TrueTypeFont
{
    static readonly Lazy<TrueTypeFont> RegularFont = new(() => Load("NotoSansJP_400Regular.ttf"));
    static readonly Lazy<TrueTypeFont> BoldFont = new(() => Load("NotoSansJP_700Bold.ttf"));

    readonly byte[] data;
    readonly Dictionary<string, Range> tables = [];
    readonly int cmapGroups;
    readonly int cmapGroupCount;
    readonly int horizontalMetrics;

    public TrueTypeFont(byte[] data)
    {
        this.data = data;
        for (var i = 0; i < UInt16(data, 4); i++)
        {
            var entry = 12 + (16 * i);
            var offset = (int)UInt32(data, entry + 8);
            tables[Encoding.ASCII.GetString(data, entry, 4)] = offset..(offset + (int)UInt32(data, entry + 12));
        }
        UnitsPerEm = UInt16(Table("head"), 18);
        GlyphCount = UInt16(Table("maxp"), 4);
        horizontalMetrics = UInt16(Table("hhea"), 34);
        (cmapGroups, cmapGroupCount) = FindCharacterGroups();
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public static TrueTypeFont Of(FontWeight weight) => weight switch
    {
        FontWeight.Regular => RegularFont.Value,
        FontWeight.Bold => BoldFont.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(weight), weight, "Unknown font weight."),
    };

    public ReadOnlySpan<byte> Table(string tag) => tables.TryGetValue(tag, out var range)
        ? data.AsSpan(range)
        : throw new InvalidDataException($"The font has no table '{tag}'.");

    public bool HasTable(string tag) => tables.ContainsKey(tag);

    /// <summary>Glyph of a character, 0 when the font has none.</summary>
    public int Glyph(Rune character)
    {
        var cmap = Table("cmap");
        var (low, high) = (0, cmapGroupCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = cmap.Slice(cmapGroups + (12 * middle), 12);
            var (first, last) = (UInt32(group, 0), UInt32(group, 4));
            if (character.Value < first)
            {
                high = middle - 1;
            }
            else if (character.Value > last)
            {
                low = middle + 1;
            }
            else
            {
                return (int)(UInt32(group, 8) + ((uint)character.Value - first));
            }
        }
        return 0;
    }

    /// <summary>
    /// Whether one glyph alone shows the character. Combining marks and variation selectors need shaping, which this engine does not do.
    /// </summary>
    public bool CanDraw(Rune character) =>
        Glyph(character) != 0 && Rune.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.Format);

    /// <summary>Whether every character of the text can be drawn.</summary>
    public bool CanDraw(string text) => text.EnumerateRunes().All(CanDraw);

    /// <summary>Advance width in font units.</summary>
    public int Advance(int glyph) => UInt16(Table("hmtx"), 4 * Math.Min(glyph, horizontalMetrics - 1));

    /// <summary>Outline bytes of a glyph; empty for a blank one.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Table("loca");
        var (start, end) = UInt16(Table("head"), 50) == 0
            ? (2u * UInt16(loca, 2 * glyph), 2u * UInt16(loca, 2 * (glyph + 1)))
            : (UInt32(loca, 4 * glyph), UInt32(loca, 4 * (glyph + 1)));
        return Table("glyf")[(int)start..(int)end];
    }

    public static ushort UInt16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);

    public static uint UInt32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);

    (int Offset, int Count) FindCharacterGroups()
    {
        var cmap = Table("cmap");
        for (var i = 0; i < UInt16(cmap, 2); i++)
        {
            var subtable = (int)UInt32(cmap, 4 + (8 * i) + 4);
            if (UInt16(cmap, subtable) == 12)
            {
                return (subtable + 16, (int)UInt32(cmap, subtable + 12));
            }
        }
        throw new InvalidDataException("The font has no character map of format 12, so it cannot address all kanji.");
    }

    static TrueTypeFont Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The embedded font {name} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }
}
