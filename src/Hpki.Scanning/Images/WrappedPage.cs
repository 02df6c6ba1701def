using System.Text;

namespace Hpki.Scanning.Images;

/// <summary>A page image that is decoded by PDFium: its strips as the images of a one-page PDF, one pixel a point, so nothing is resampled.</summary>
sealed record WrappedPage
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary><c>/ColorSpace</c>, <c>/BitsPerComponent</c> and, if need be, <c>/Decode</c> of the image dictionary.</summary>
    public required string Colour { get; init; }

    public required IReadOnlyList<ImageStrip> Strips { get; init; }

    /// <summary>Quarter turns clockwise, in degrees, that make the page upright as its file says.</summary>
    public int Rotate { get; init; }

    public byte[] ToPdf()
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write(file, "%PDF-1.7\n");
        Add(file, offsets, "<</Type/Catalog/Pages 2 0 R>>");
        Add(file, offsets, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
        var names = string.Concat(Strips.Select((_, i) => $"/I{i} {i + 5} 0 R "));
        Add(file, offsets, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Width} {Height}]/Rotate {Rotate}/Contents 4 0 R/Resources<</XObject<<{names}>>>>>>");
        var drawing = string.Concat(Strips.Select((s, i) => $"q {Width} 0 0 {s.Rows} 0 {Height - s.Top - s.Rows} cm /I{i} Do Q\n"));
        Add(file, offsets, $"<</Length {drawing.Length}>>", Encoding.ASCII.GetBytes(drawing));
        foreach (var s in Strips)
        {
            Add(file, offsets, $"<</Type/XObject/Subtype/Image/Width {Width}/Height {s.Rows}{Colour}{s.Filter}/Length {s.Data.Length}>>", s.Data.Span);
        }

        var table = file.Position;
        Write(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => Write(file, $"{offset:0000000000} 00000 n \n"));
        Write(file, $"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    static void Add(MemoryStream file, List<long> offsets, string dictionary, ReadOnlySpan<byte> stream = default)
    {
        offsets.Add(file.Position);
        Write(file, $"{offsets.Count} 0 obj\n{dictionary}\n");
        if (!stream.IsEmpty)
        {
            Write(file, "stream\n");
            file.Write(stream);
            Write(file, "\nendstream\n");
        }

        Write(file, "endobj\n");
    }

    static void Write(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
