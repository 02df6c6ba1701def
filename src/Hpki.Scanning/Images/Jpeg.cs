using System.Buffers.Binary;

namespace Hpki.Scanning.Images;

/// <summary>The frame header of a JPEG (ITU-T T.81, annex B). Every length is checked before it is followed.</summary>
sealed record Jpeg(int Width, int Height, int Components, double HorizontalDpi, double VerticalDpi, PageTurn Turn)
{
    const byte StartOfScan = 0xDA;

    static ReadOnlySpan<byte> EndOfImage => [0xFF, 0xD9];

    /// <exception cref="ScanRefusedException">Not a JPEG that can be read.</exception>
    public static Jpeg Read(ReadOnlySpan<byte> jpeg)
    {
        var (horizontal, vertical) = (0.0, 0.0);
        var turn = default(PageTurn);
        Jpeg? frame = null;
        for (var at = 2; ;)
        {
            var (marker, content) = NextSegment(jpeg, at);
            var segment = jpeg[content];
            at = content.End.Value;
            switch (marker)
            {
                case 0xE0 when segment.Length >= 12 && segment.StartsWith("JFIF\0"u8):
                    (horizontal, vertical) = Density(segment);
                    break;
                case 0xE1 when segment.StartsWith("Exif\0\0"u8):
                    turn = TurnOf(segment[6..].ToArray());
                    break;
                case 0xC0 or 0xC1 or 0xC2:
                    frame = Frame(segment);
                    break;
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    throw new ScanRefusedException(ScanRefusal.NotSupported("算術符号または可逆圧縮の JPEG", "JPEG with arithmetic coding or lossless compression"));
                case StartOfScan:
                    if (jpeg[at..].LastIndexOf(EndOfImage) < 0)
                    {
                        throw new ScanRefusedException(ScanRefusal.Truncated);
                    }

                    return frame is null
                        ? throw new ScanRefusedException(ScanRefusal.Damaged)
                        : frame with { HorizontalDpi = horizontal, VerticalDpi = vertical, Turn = turn };
            }
        }
    }

    /// <summary>A JPEG file as a page.</summary>
    public static SingleImage Open(ReadOnlyMemory<byte> file, int mostPixels)
    {
        var jpeg = Read(file.Span);
        if (Math.Max(jpeg.Width, jpeg.Height) > mostPixels)
        {
            throw new ScanRefusedException(ScanRefusal.PageTooLarge(1, mostPixels));
        }

        var colour = jpeg.Components switch
        {
            1 => "/ColorSpace/DeviceGray/BitsPerComponent 8",
            3 => "/ColorSpace/DeviceRGB/BitsPerComponent 8",
            _ => throw new ScanRefusedException(ScanRefusal.NotSupported("CMYK の JPEG", "CMYK JPEG")),
        };
        var strip = new ImageStrip(0, 0, jpeg.Width, jpeg.Height, file, "/Filter/DCTDecode");
        return new SingleImage(
            new WrappedPage { Width = jpeg.Width, Height = jpeg.Height, Colour = colour, Strips = [strip], Turn = jpeg.Turn }, jpeg.HorizontalDpi, jpeg.VerticalDpi);
    }

    static (byte Marker, Range Content) NextSegment(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at + 1 < jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] == 0xFF)
        {
            at++; // fill bytes
        }

        if (at + 4 > jpeg.Length)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        if (jpeg[at] != 0xFF || length < 2)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        var next = at + 2 + length;
        return next <= jpeg.Length ? (jpeg[at + 1], (at + 4)..next) : throw new ScanRefusedException(ScanRefusal.Truncated);
    }

    // EXIF is a TIFF inside the JPEG. Cameras and editors damage it now and then; the picture is none the worse for it.
    static PageTurn TurnOf(byte[] exif)
    {
        try
        {
            return TiffDirectory.ReadAll(exif, most: 0) is [var main] ? PageTurn.Of(main.Number(TiffTag.Orientation, 1)) : default;
        }
        catch (ScanRefusedException)
        {
            return default;
        }
    }

    static Jpeg Frame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        if (segment[0] != 8)
        {
            throw new ScanRefusedException(ScanRefusal.NotSupported("8 ビット以外の JPEG", "JPEG with other than 8 bits a sample"));
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        return width > 0 && height > 0 ? new Jpeg(width, height, segment[5], 0, 0, default) : throw new ScanRefusedException(ScanRefusal.Damaged);
    }

    // JFIF 1.02: unit 1 is dots per inch, 2 dots per centimetre, 0 only a ratio.
    static (double Horizontal, double Vertical) Density(ReadOnlySpan<byte> segment)
    {
        var perInch = segment[7] switch { 1 => 1, 2 => 2.54, _ => 0 };
        return (BinaryPrimitives.ReadUInt16BigEndian(segment[8..]) * perInch, BinaryPrimitives.ReadUInt16BigEndian(segment[10..]) * perInch);
    }
}
