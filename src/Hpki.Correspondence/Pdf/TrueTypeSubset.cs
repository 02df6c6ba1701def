using System.Buffers.Binary;
using System.Text;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// Makes a font file with only the used characters. Glyph numbers stay as they are, so composite glyphs need no rewriting; unused
/// outlines and widths become empty or zero and compress away. The character map holds the used characters alone: Skia derives the text
/// of the PDF from it, and with the whole map it would pick Kangxi radicals for common kanji. Substitution tables (GSUB, GPOS) are dropped.
/// </summary>
static class TrueTypeSubset
{
    public static byte[] Create(TrueTypeFont font, IReadOnlySet<Rune> characters, FontWeight weight)
    {
        var map = characters.Select(c => (Character: c, Glyph: font.Glyph(c))).OrderBy(pair => pair.Character.Value).ToList();
        var missing = map.Where(pair => pair.Glyph == 0).Select(pair => pair.Character).ToList();
        if (missing.Count > 0)
        {
            throw new MissingGlyphException(missing);
        }
        var glyphs = Closure(font, map.Select(pair => pair.Glyph));
        var (outlines, locations) = Outlines(font, glyphs);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1); // long locations
        var post = font.Table("post")[..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000); // version 3: no glyph names
        return Assemble(new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["OS/2"] = font.Table("OS/2").ToArray(),
            ["cmap"] = CharacterMap(map),
            ["glyf"] = outlines,
            ["head"] = head,
            ["hhea"] = font.Table("hhea").ToArray(),
            ["hmtx"] = Widths(font, glyphs),
            ["loca"] = locations,
            ["maxp"] = font.Table("maxp").ToArray(),
            ["name"] = Names(weight),
            ["post"] = post,
        });
    }

    /// <summary>The glyphs and everything composite glyphs are built of (OpenType, glyf table, composite description); 0 is always kept.</summary>
    static SortedSet<int> Closure(TrueTypeFont font, IEnumerable<int> used)
    {
        const int argumentsAreWords = 0x0001, haveScale = 0x0008, moreComponents = 0x0020, haveTwoScales = 0x0040, haveMatrix = 0x0080;
        SortedSet<int> closed = [];
        var open = new Stack<int>(used.Append(0));
        while (open.TryPop(out var glyph))
        {
            var outline = font.Outline(glyph);
            if (!closed.Add(glyph) || outline.Length == 0 || (short)TrueTypeFont.UInt16(outline, 0) >= 0)
            {
                continue;
            }
            for (int at = 10, flags = moreComponents; (flags & moreComponents) != 0;)
            {
                flags = TrueTypeFont.UInt16(outline, at);
                open.Push(TrueTypeFont.UInt16(outline, at + 2));
                at += 4 + ((flags & argumentsAreWords) != 0 ? 4 : 2)
                    + ((flags & haveScale) != 0 ? 2 : (flags & haveTwoScales) != 0 ? 4 : (flags & haveMatrix) != 0 ? 8 : 0);
            }
        }
        return closed;
    }

    static (byte[] Outlines, byte[] Locations) Outlines(TrueTypeFont font, SortedSet<int> glyphs)
    {
        using var outlines = new MemoryStream();
        var locations = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            if (glyphs.Contains(glyph))
            {
                outlines.Write(font.Outline(glyph));
                outlines.Write(new byte[-outlines.Length & 3]);
            }
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(4 * (glyph + 1)), (uint)outlines.Length);
        }
        return (outlines.ToArray(), locations);
    }

    static byte[] Widths(TrueTypeFont font, SortedSet<int> glyphs)
    {
        var metrics = TrueTypeFont.UInt16(font.Table("hhea"), 34);
        var widths = font.Table("hmtx").ToArray();
        for (var glyph = 0; glyph < metrics; glyph++)
        {
            // The last full entry also counts for all glyphs after it.
            if (!glyphs.Contains(glyph) && glyph != metrics - 1)
            {
                widths.AsSpan(4 * glyph, 4).Clear();
            }
        }
        return widths;
    }

    static byte[] CharacterMap(List<(Rune Character, int Glyph)> map)
    {
        var table = new byte[12 + 16 + (12 * map.Count)];
        var span = table.AsSpan();
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], 3); // Windows,
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], 10); // Unicode full repertoire
        BinaryPrimitives.WriteUInt32BigEndian(span[8..], 12);
        var subtable = span[12..];
        BinaryPrimitives.WriteUInt16BigEndian(subtable, 12);
        BinaryPrimitives.WriteUInt32BigEndian(subtable[4..], (uint)subtable.Length);
        BinaryPrimitives.WriteUInt32BigEndian(subtable[12..], (uint)map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var group = subtable[(16 + (12 * i))..];
            BinaryPrimitives.WriteUInt32BigEndian(group, (uint)map[i].Character.Value);
            BinaryPrimitives.WriteUInt32BigEndian(group[4..], (uint)map[i].Character.Value);
            BinaryPrimitives.WriteUInt32BigEndian(group[8..], (uint)map[i].Glyph);
        }
        return table;
    }

    static byte[] Names(FontWeight weight)
    {
        (ushort Id, string Text)[] names = [(1, "Noto Sans JP"), (2, $"{weight}"), (4, $"Noto Sans JP {weight}"), (6, $"NotoSansJP-{weight}")];
        var strings = names.Select(name => Encoding.BigEndianUnicode.GetBytes(name.Text)).ToList();
        var table = new byte[6 + (12 * names.Length) + strings.Sum(s => s.Length)];
        var span = table.AsSpan();
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], (ushort)names.Length);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], (ushort)(6 + (12 * names.Length)));
        for (int i = 0, offset = 0; i < names.Length; offset += strings[i++].Length)
        {
            ushort[] record = [3, 1, 0x0409, names[i].Id, (ushort)strings[i].Length, (ushort)offset];
            for (var field = 0; field < record.Length; field++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(span[(6 + (12 * i) + (2 * field))..], record[field]);
            }
            strings[i].CopyTo(span[(6 + (12 * names.Length) + offset)..]);
        }
        return table;
    }

    static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var directory = 12 + (16 * tables.Count);
        var font = new byte[directory + tables.Values.Sum(table => (table.Length + 3) & ~3)];
        var span = font.AsSpan();
        var power = (ushort)System.Numerics.BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(span, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(span[8..], power);
        BinaryPrimitives.WriteUInt16BigEndian(span[10..], (ushort)((16 * tables.Count) - (16 << power)));
        var (entry, offset, headOffset) = (12, directory, 0);
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(span[offset..]);
            Encoding.ASCII.GetBytes(tag, span[entry..]);
            BinaryPrimitives.WriteUInt32BigEndian(span[(entry + 4)..], Checksum(span.Slice(offset, (table.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(span[(entry + 8)..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(span[(entry + 12)..], (uint)table.Length);
            headOffset = tag == "head" ? offset : headOffset;
            entry += 16;
            offset += (table.Length + 3) & ~3;
        }
        BinaryPrimitives.WriteUInt32BigEndian(span[(headOffset + 8)..], unchecked(0xB1B0AFBA - Checksum(span)));
        return font;
    }

    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            sum = unchecked(sum + TrueTypeFont.UInt32(bytes, i));
        }
        return sum;
    }
}
