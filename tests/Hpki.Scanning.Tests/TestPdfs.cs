using System.Globalization;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>PDFs as scanners and word processors make them.</summary>
static partial class TestPdfs
{
    /// <summary>One JPEG a page, nothing else.</summary>
    public static byte[] OfImages(params IReadOnlyList<SKBitmap> pages) => OfImages("", pages);

    /// <param name="extra">More entries for each page's dictionary.</param>
    public static byte[] OfImages(string extra, params IReadOnlyList<SKBitmap> pages)
    {
        var pdf = new RawPdf();
        foreach (var page in pages)
        {
            var jpeg = page.EncodeAs(SKEncodedImageFormat.Jpeg);
            var (w, h) = (Points(page.Width), Points(page.Height));
            pdf.AddPage(w, h, $"q {w} 0 0 {h} 0 0 cm /I Do Q",
                $"<</Type/XObject/Subtype/Image/Width {page.Width}/Height {page.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}>>", jpeg, extra);
        }

        return pdf.ToArray();
    }

    /// <summary>Text with an embedded font, made by SkiaSharp.</summary>
    public static byte[] OfText(string text)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        using (var font = new SKFont(SKTypeface.Default, 14))
        using (var ink = new SKPaint { Color = SKColors.Black })
        {
            document.BeginPage(595, 842).DrawText(text, 72, 100, font, ink);
            document.EndPage();
        }

        return stream.ToArray();
    }

    /// <summary>A picture with text over it, as text recognition leaves it behind.</summary>
    public static byte[] OfPictureAndText(SKBitmap page)
    {
        var pdf = new RawPdf();
        var jpeg = page.EncodeAs(SKEncodedImageFormat.Jpeg);
        var (w, h) = (Points(page.Width), Points(page.Height));
        pdf.AddPage(w, h, $"q {w} 0 0 {h} 0 0 cm /I Do Q BT /F 18 Tf 72 300 Td (Lost card report 0123) Tj 3 Tr 0 -40 Td (invisible) Tj ET",
            $"<</Type/XObject/Subtype/Image/Width {page.Width}/Height {page.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}>>", jpeg,
            resources: "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>");
        return pdf.ToArray();
    }

    /// <summary>A table of contents that unpacks to 100 MB.</summary>
    public static byte[] WithHugeTable()
    {
        var table = Deflated(new byte[100_000_000]);
        const string Start = "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n";
        return
        [
            .. Encoding.Latin1.GetBytes($"{Start}3 0 obj\n<</Type/XRef/Size 20000000/Root 1 0 R/W[1 2 2]/Filter/FlateDecode/Length {table.Length}>>\nstream\n"),
            .. table,
            .. Encoding.Latin1.GetBytes($"\nendstream\nendobj\nstartxref\n{Start.Length}\n%%EOF\n"),
        ];
    }

    public static byte[] Deflated(byte[] content)
    {
        using var result = new MemoryStream();
        using (var deflate = new ZLibStream(result, CompressionLevel.Optimal))
        {
            deflate.Write(content);
        }

        return result.ToArray();
    }

    /// <summary>A picture that does not show as it is: masked, in a layer that is off, clipped, a stencil, with a drawing or a note over it.</summary>
    public static byte[] OfHiddenPicture(SKBitmap page, string how)
    {
        var pdf = new RawPdf();
        var (w, h) = (Points(page.Width), Points(page.Height));
        var jpeg = page.EncodeAs(SKEncodedImageFormat.Jpeg);
        var colours = $"/Width {page.Width}/Height {page.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}";
        var (drawing, more) = ($"q {w} 0 0 {h} 0 0 cm /I Do Q", "");
        switch (how)
        {
            case "masked":
                more = $"/SMask {pdf.Add("<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>", [255, 0, 0, 255])} 0 R";
                break;
            case "layer":
                var layer = pdf.Add("<</Type/OCG/Name(off)>>");
                pdf.Catalog = $"/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]/Order[]>>>>";
                more = $"/OC {layer} 0 R";
                break;
            case "clipped":
                drawing = $"100 100 300 500 re W n {drawing}";
                break;
            case "drawn over":
                drawing += " 100 100 300 500 re f";
                break;
            case "transparent":
                drawing = $"/G gs {drawing}";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(how), how, null);
        }

        pdf.AddPage(w, h, drawing, $"<</Type/XObject/Subtype/Image{colours}{more}>>", jpeg, resources: "/ExtGState<</G<</ca 0.4>>>>");
        return pdf.ToArray();
    }

    static string Points(int pixels) => (pixels * 72 / 200.0).ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Writes PDF objects as they are given, so that tests can write bad ones.</summary>
sealed class RawPdf
{
    readonly List<byte[]> objects = [[], []];
    readonly List<int> pages = [];

    /// <summary>More entries for the document's catalog.</summary>
    public string Catalog { get; set; } = "";

    public int Add(string dictionary, byte[]? stream = null)
    {
        var body = Encoding.Latin1.GetBytes(dictionary);
        objects.Add(stream is null ? body : [.. body, .. "\nstream\n"u8, .. stream, .. "\nendstream"u8]);
        return objects.Count;
    }

    public void AddPage(string width, string height, string content, string? image = null, byte[]? imageStream = null, string extra = "", string resources = "")
    {
        var imageNumber = image is null ? 0 : Add(image, imageStream);
        var contents = Add($"<</Length {content.Length}>>", Encoding.Latin1.GetBytes(content));
        var xobjects = image is null ? "" : $"/XObject<</I {imageNumber} 0 R>>";
        pages.Add(Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {contents} 0 R/Resources<<{xobjects}{resources}>>{extra}>>"));
    }

    public byte[] ToArray()
    {
        objects[0] = Encoding.Latin1.GetBytes($"<</Type/Catalog/Pages 2 0 R{Catalog}>>");
        objects[1] = Encoding.Latin1.GetBytes($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => $"{p} 0 R"))}]>>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var offsets = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Position);
            file.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        offsets.ForEach(offset => file.Write(Encoding.Latin1.GetBytes($"{offset:0000000000} 00000 n \n")));
        file.Write(Encoding.Latin1.GetBytes($"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
