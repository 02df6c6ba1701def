using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>TIFFs written by an independent library, as scanners and fax machines write them.</summary>
public static class TestTiffs
{
    public enum Kind
    {
        Bilevel,
        Gray,
        Colour,
    }

    public static byte[] Write(Compression compression, Kind kind, params IReadOnlyList<SKBitmap> pages) => Write(compression, kind, null, pages);

    public static byte[] Write(Compression compression, Kind kind, Action<Tiff>? more, params IReadOnlyList<SKBitmap> pages)
    {
        using var stream = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("scan", "w", stream, new TiffStream()))
        {
            foreach (var page in pages)
            {
                WritePage(tiff, compression, kind, page, more);
            }

            tiff.Flush();
            return stream.ToArray();
        }
    }

    /// <summary>The pixels as the file means them: what a reader should show.</summary>
    public static byte[] Expected(Kind kind, SKBitmap page)
    {
        var gray = page.GetPixelSpan();
        var result = new byte[gray.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = kind == Kind.Bilevel ? (byte)(gray[i] < 128 ? 0 : 255) : gray[i];
        }

        return result;
    }

    /// <summary>The page in black and white as bare Group 4 codes.</summary>
    public static byte[] Group4Codes(SKBitmap page)
    {
        var file = Write(Compression.CCITTFAX4, Kind.Bilevel, tiff => tiff.SetField(TiffTag.ROWSPERSTRIP, page.Height), page);
        using var stream = new MemoryStream(file);
        using var tiff = Tiff.ClientOpen("scan", "r", stream, new TiffStream());
        var codes = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, codes, 0, codes.Length);
        return codes;
    }

    /// <summary>Gray pixels in tiles.</summary>
    public static byte[] WriteTiled(Compression compression, SKBitmap page, int side)
    {
        using var stream = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("scan", "w", stream, new TiffStream()))
        {
            tiff.SetField(TiffTag.IMAGEWIDTH, page.Width);
            tiff.SetField(TiffTag.IMAGELENGTH, page.Height);
            tiff.SetField(TiffTag.TILEWIDTH, side);
            tiff.SetField(TiffTag.TILELENGTH, side);
            tiff.SetField(TiffTag.BITSPERSAMPLE, 8);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
            tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
            tiff.SetField(TiffTag.COMPRESSION, compression);
            for (var top = 0; top < page.Height; top += side)
            {
                for (var left = 0; left < page.Width; left += side)
                {
                    tiff.WriteTile(Tile(page, left, top, side), left, top, 0, 0);
                }
            }

            tiff.WriteDirectory();
            tiff.Flush();
            return stream.ToArray();
        }
    }

    static byte[] Tile(SKBitmap page, int left, int top, int side)
    {
        var tile = new byte[side * side];
        for (var y = 0; y < side && top + y < page.Height; y++)
        {
            page.GetPixelSpan().Slice(((top + y) * page.RowBytes) + left, Math.Min(side, page.Width - left)).CopyTo(tile.AsSpan(y * side));
        }

        return tile;
    }

    static void WritePage(Tiff tiff, Compression compression, Kind kind, SKBitmap page, Action<Tiff>? more)
    {
        var samples = kind == Kind.Colour ? 3 : 1;
        tiff.SetField(TiffTag.IMAGEWIDTH, page.Width);
        tiff.SetField(TiffTag.IMAGELENGTH, page.Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, kind == Kind.Bilevel ? 1 : 8);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, samples);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.PHOTOMETRIC, PhotometricOf(compression, kind));
        tiff.SetField(TiffTag.COMPRESSION, compression);
        tiff.SetField(TiffTag.XRESOLUTION, 200.0);
        tiff.SetField(TiffTag.YRESOLUTION, 200.0);
        tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
        tiff.SetField(TiffTag.ROWSPERSTRIP, 256);
        if (compression == Compression.JPEG && kind == Kind.Colour)
        {
            tiff.SetField(TiffTag.JPEGCOLORMODE, JpegColorMode.RGB);
        }

        more?.Invoke(tiff);
        var whiteIsZero = (Photometric)tiff.GetField(TiffTag.PHOTOMETRIC)[0].ToInt() == Photometric.MINISWHITE;
        for (var y = 0; y < page.Height; y++)
        {
            tiff.WriteScanline(Row(page, y, kind, whiteIsZero), y);
        }

        tiff.WriteDirectory();
    }

    static Photometric PhotometricOf(Compression compression, Kind kind) => kind switch
    {
        Kind.Bilevel => Photometric.MINISWHITE,
        Kind.Gray => Photometric.MINISBLACK,
        _ => compression == Compression.JPEG ? Photometric.YCBCR : Photometric.RGB,
    };

    static byte[] Row(SKBitmap page, int y, Kind kind, bool whiteIsZero)
    {
        var gray = page.GetPixelSpan().Slice(y * page.RowBytes, page.Width);
        switch (kind)
        {
            case Kind.Gray:
                return gray.ToArray();
            case Kind.Colour:
                var colour = new byte[page.Width * 3];
                for (var x = 0; x < colour.Length; x++)
                {
                    colour[x] = gray[x / 3];
                }

                return colour;
            default:
                var packed = new byte[(page.Width + 7) / 8];
                for (var x = 0; x < page.Width; x++)
                {
                    var black = gray[x] < 128;
                    packed[x / 8] |= (byte)(black == whiteIsZero ? 0x80 >> (x % 8) : 0);
                }

                return packed;
        }
    }
}
