using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>PDFs whose pictures are in the codecs of scanners and fax machines, which other test projects have no need of.</summary>
static partial class TestPdfs
{
    /// <summary>A colour scan.</summary>
    public static byte[] OfColour(SKBitmap page)
    {
        using var colours = page.Copy(SKColorType.Rgba8888);
        using (var canvas = new SKCanvas(colours))
        using (var stamp = new SKPaint { Color = new SKColor(200, 40, 60), BlendMode = SKBlendMode.Multiply })
        {
            canvas.DrawCircle(600, 500, 200, stamp);
        }

        using var opaque = SKImage.FromPixels(colours.Info.WithAlphaType(SKAlphaType.Opaque), colours.GetPixels());
        using var jpeg = opaque.Encode(SKEncodedImageFormat.Jpeg, 85);
        return OfPicture(page.Width, page.Height, "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode", jpeg.ToArray());
    }

    /// <summary>A scan of 300 dpi.</summary>
    public static byte[] OfFineScan(SKBitmap page)
    {
        using var fine = page.Resize(new SKSizeI(page.Width * 3 / 2, page.Height * 3 / 2), new SKSamplingOptions(SKFilterMode.Linear));
        var pdf = new RawPdf();
        var jpeg = fine.EncodeAs(SKEncodedImageFormat.Jpeg);
        var (w, h) = (Points(page.Width), Points(page.Height));
        pdf.AddPage(w, h, $"q {w} 0 0 {h} 0 0 cm /I Do Q",
            $"<</Type/XObject/Subtype/Image/Width {fine.Width}/Height {fine.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}>>", jpeg);
        return pdf.ToArray();
    }

    /// <summary>A stencil in gray paint.</summary>
    public static byte[] OfStencil(SKBitmap page)
    {
        var codes = TestTiffs.Group4Codes(page);
        var pdf = new RawPdf();
        var (w, h) = (Points(page.Width), Points(page.Height));
        pdf.AddPage(w, h, $"q 0.5 g {w} 0 0 {h} 0 0 cm /I Do Q",
            $"<</Type/XObject/Subtype/Image/ImageMask true/Width {page.Width}/Height {page.Height}/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {page.Width}/Rows {page.Height}>>/Length {codes.Length}>>", codes);
        return pdf.ToArray();
    }

    /// <summary>Group 4 codes.</summary>
    public static byte[] OfFax(SKBitmap page) =>
        OfPicture(page.Width, page.Height, $"/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {page.Width}/Rows {page.Height}>>", TestTiffs.Group4Codes(page));

    /// <summary>A generic region in MMR coding, without file header, as PDF wants it (ISO/IEC 14492, 7.4.6; ISO 32000-1, 7.4.7).</summary>
    public static byte[] OfJbig2(SKBitmap page)
    {
        var codes = TestTiffs.Group4Codes(page);
        byte[] size = [.. BigEndian(page.Width), .. BigEndian(page.Height)];
        byte[] pageInformation = [.. size, .. new byte[11]];
        byte[] region = [.. size, .. new byte[9], 0x01, .. codes];
        return OfPicture(page.Width, page.Height, "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode",
            [.. Segment(0, 48, pageInformation), .. Segment(1, 38, region)]);
    }

    /// <summary>A form of half size, gray, made by OpenJPEG.</summary>
    public static byte[] OfJpeg2000() => OfPicture(827, 1170, "/Filter/JPXDecode", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", "form.jp2")));

    static byte[] OfPicture(int width, int height, string how, byte[] data)
    {
        var pdf = new RawPdf();
        pdf.AddPage(Points(width), Points(height), $"q {Points(width)} 0 0 {Points(height)} 0 0 cm /I Do Q",
            $"<</Type/XObject/Subtype/Image/Width {width}/Height {height}{how}/Length {data.Length}>>", data);
        return pdf.ToArray();
    }

    static byte[] Segment(int number, byte type, byte[] data) => [.. BigEndian(number), type, 0, 1, .. BigEndian(data.Length), .. data];

    static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
