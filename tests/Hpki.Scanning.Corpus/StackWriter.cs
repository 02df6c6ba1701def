using System.Globalization;
using System.Text;
using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>Writes a stack as scanners do, one page after the other: a PDF of JPEGs, or a TIFF of Group 4 faxes.</summary>
public static class StackWriter
{
    /// <returns>The truth about each page.</returns>
    public static async Task<IReadOnlyList<CorpusPage>> WritePdfAsync(string path, IAsyncEnumerable<(CorpusPage Truth, SKBitmap Picture)> pages, int quality)
    {
        using var file = File.Create(path);
        var truths = new List<CorpusPage>();
        var offsets = new List<long> { 0, 0 };
        var kids = new List<int>();
        Write(file, "%PDF-1.7\n");
        await foreach (var (truth, picture) in pages)
        {
            using (picture)
            {
                truths.Add(truth);
                using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
                string width = Points(picture.Width), height = Points(picture.Height);
                var image = Add(file, offsets, $"<</Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Size}>>", jpeg.AsSpan().ToArray());
                var drawing = Encoding.ASCII.GetBytes($"q {width} 0 0 {height} 0 0 cm /I Do Q");
                var contents = Add(file, offsets, $"<</Length {drawing.Length}>>", drawing);
                kids.Add(Add(file, offsets, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {contents} 0 R/Resources<</XObject<</I {image} 0 R>>>>>>", null));
            }
        }

        offsets[0] = file.Position;
        Write(file, "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        offsets[1] = file.Position;
        Write(file, $"2 0 obj\n<</Type/Pages/Count {kids.Count}/Kids[{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}]>>\nendobj\n");
        var table = file.Position;
        Write(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => Write(file, $"{offset:0000000000} 00000 n \n"));
        Write(file, $"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return truths;
    }

    /// <returns>The truth about each page.</returns>
    public static async Task<IReadOnlyList<CorpusPage>> WriteTiffAsync(string path, IAsyncEnumerable<(CorpusPage Truth, SKBitmap Picture)> pages)
    {
        var truths = new List<CorpusPage>();
        using var tiff = Tiff.Open(path, "w");
        await foreach (var (truth, picture) in pages)
        {
            using (picture)
            {
                truths.Add(truth);
                WritePage(tiff, picture);
            }
        }

        tiff.Flush();
        return truths;
    }

    static void WritePage(Tiff tiff, SKBitmap page)
    {
        tiff.SetField(TiffTag.IMAGEWIDTH, page.Width);
        tiff.SetField(TiffTag.IMAGELENGTH, page.Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 1);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
        tiff.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4);
        tiff.SetField(TiffTag.XRESOLUTION, 200.0);
        tiff.SetField(TiffTag.YRESOLUTION, 200.0);
        tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
        tiff.SetField(TiffTag.ROWSPERSTRIP, page.Height);
        var pixels = page.GetPixelSpan();
        var row = new byte[(page.Width + 7) / 8];
        for (var y = 0; y < page.Height; y++)
        {
            row.AsSpan().Clear();
            for (var x = 0; x < page.Width; x++)
            {
                row[x / 8] |= (byte)(pixels[(y * page.Width) + x] < 128 ? 0x80 >> (x % 8) : 0);
            }

            tiff.WriteScanline(row, y);
        }

        tiff.WriteDirectory();
    }

    static int Add(Stream file, List<long> offsets, string dictionary, byte[]? stream)
    {
        offsets.Add(file.Position);
        Write(file, $"{offsets.Count} 0 obj\n{dictionary}\n");
        if (stream is not null)
        {
            Write(file, "stream\n");
            file.Write(stream);
            Write(file, "\nendstream\n");
        }

        Write(file, "endobj\n");
        return offsets.Count;
    }

    static string Points(int pixels) => (pixels * 72 / 200.0).ToString("0.###", CultureInfo.InvariantCulture);

    static void Write(Stream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
