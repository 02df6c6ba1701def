using System.Buffers.Binary;
using System.Text;

namespace Hpki.Scanning.Images;

/// <summary>
/// A PNG file (W3C PNG, second edition) as a page. Its data are what PDF calls Flate with predictor 15, so they need not be unpacked here;
/// interlacing has no counterpart there and is refused.
/// </summary>
static class Png
{
    const int ChecksumBytes = 4;

    /// <exception cref="ScanRefusedException">Not a PNG that can be read.</exception>
    public static SingleImage Open(ReadOnlyMemory<byte> file, int mostPixels)
    {
        using var data = new MemoryStream();
        Header? header = null;
        byte[] palette = [], transparent = [];
        var (horizontal, vertical) = (0.0, 0.0);
        var ended = false;
        for (var at = ScanFormat.PngSignature.Length; !ended;)
        {
            var (type, range) = NextChunk(file.Span, at);
            var content = file.Span[range];
            at = range.End.Value + ChecksumBytes;
            switch (type)
            {
                case "IHDR":
                    header = ReadHeader(content, mostPixels);
                    break;
                case "PLTE":
                    palette = content.ToArray();
                    break;
                case "pHYs" when content.Length == 9 && content[8] == 1:
                    const double MetresPerInch = 0.0254;
                    horizontal = BinaryPrimitives.ReadUInt32BigEndian(content) * MetresPerInch;
                    vertical = BinaryPrimitives.ReadUInt32BigEndian(content[4..]) * MetresPerInch;
                    break;
                case "tRNS":
                    transparent = content.ToArray();
                    break;
                case "IDAT":
                    data.Write(content);
                    break;
                case "IEND":
                    ended = true;
                    break;
            }
        }

        if (header is null || data.Length == 0)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        var filter = $"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {header.Components}/BitsPerComponent {header.Bits}/Columns {header.Width}>>";
        var page = new WrappedPage
        {
            Width = header.Width,
            Height = header.Height,
            Colour = ColourOf(header, palette, transparent),
            Transparency = header.Components switch { 2 => OnWhite.Gray, 4 => OnWhite.Rgb, _ => null },
            Strips = [new ImageStrip(0, 0, header.Width, header.Height, data.ToArray(), filter)],
        };
        return new SingleImage(page, horizontal, vertical);
    }

    static (string Type, Range Content) NextChunk(ReadOnlySpan<byte> file, int at)
    {
        const int Around = 8 + ChecksumBytes; // length and type before, checksum after
        if (file.Length - at < Around)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        if (length > file.Length - at - Around)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }

        var checkedPart = file.Slice(at + 4, 4 + (int)length);
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]);
        return Crc32.Of(checkedPart) == checksum
            ? (Encoding.ASCII.GetString(checkedPart[..4]), (at + 8)..(at + 8 + (int)length))
            : throw new ScanRefusedException(ScanRefusal.Damaged);
    }

    static Header ReadHeader(ReadOnlySpan<byte> content, int mostPixels)
    {
        if (content.Length != 13)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(content), height = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
        var (bits, colourType, interlaced) = (content[8], content[9], content[12] != 0);
        if (width == 0 || height == 0)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        if (Math.Max(width, height) > mostPixels)
        {
            throw new ScanRefusedException(ScanRefusal.PageTooLarge(1, mostPixels));
        }

        if (interlaced)
        {
            throw new ScanRefusedException(ScanRefusal.NotSupported("インターレース形式の PNG", "interlaced PNG"));
        }

        return colourType switch
        {
            0 or 3 when bits is 1 or 2 or 4 or 8 => new Header((int)width, (int)height, bits, 1, colourType == 3),
            0 when bits == 16 => new Header((int)width, (int)height, bits, 1, false),
            2 when bits is 8 or 16 => new Header((int)width, (int)height, bits, 3, false),
            4 when bits is 8 or 16 => new Header((int)width, (int)height, bits, 2, false),
            6 when bits is 8 or 16 => new Header((int)width, (int)height, bits, 4, false),
            _ => throw new ScanRefusedException(ScanRefusal.Damaged),
        };
    }

    static string ColourOf(Header header, byte[] palette, byte[] transparent)
    {
        if (header.Components is 2 or 4)
        {
            return $"/BitsPerComponent {header.Bits}";
        }

        if (header.HasPalette)
        {
            var entries = palette.Length / 3;
            return palette.Length % 3 == 0 && entries is > 0 and <= 256
                ? $"/ColorSpace[/Indexed/DeviceRGB {entries - 1}<{Convert.ToHexString(OnPaper(palette, transparent))}>]/BitsPerComponent {header.Bits}"
                : throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        return $"/ColorSpace/{(header.Components == 1 ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent {header.Bits}{MaskOf(header, transparent)}";
    }

    // One colour that stands for "nothing here": left out, so that the white paper shows.
    static string MaskOf(Header header, byte[] transparent)
    {
        if (transparent.Length != 2 * header.Components)
        {
            return "";
        }

        var colour = Enumerable.Range(0, header.Components).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(transparent.AsSpan(2 * i)));
        return $"/Mask[{string.Join(' ', colour.SelectMany(sample => new[] { sample, sample }))}]";
    }

    // Each colour of the palette may have an opacity of its own.
    static byte[] OnPaper(byte[] palette, byte[] opacities)
    {
        var result = (byte[])palette.Clone();
        for (var i = 0; i < result.Length && i / 3 < opacities.Length; i++)
        {
            result[i] = (byte)(255 - ((255 - result[i]) * opacities[i / 3] / 255));
        }

        return result;
    }

    sealed record Header(int Width, int Height, int Bits, int Components, bool HasPalette);
}
