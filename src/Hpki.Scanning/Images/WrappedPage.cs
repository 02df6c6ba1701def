using System.Text;

namespace Hpki.Scanning.Images;

/// <summary>A page image that is decoded by PDFium: its strips as the images of a one-page PDF, one pixel a point, so nothing is resampled.</summary>
sealed record WrappedPage
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary><c>/ColorSpace</c> (but see <see cref="Transparency"/>), <c>/BitsPerComponent</c> and, if need be, <c>/Decode</c> or <c>/Mask</c> of the image dictionary.</summary>
    public required string Colour { get; init; }

    public required IReadOnlyList<ImageStrip> Strips { get; init; }

    /// <summary>What makes the page upright, as its file says.</summary>
    public PageTurn Turn { get; init; }

    /// <summary>Set when the last sample is opacity; it then stands for the colour space.</summary>
    public OnWhite? Transparency { get; init; }

    public byte[] ToPdf()
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write(file, "%PDF-1.7\n");
        Add(file, offsets, "<</Type/Catalog/Pages 2 0 R>>");
        Add(file, offsets, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
        var names = string.Concat(Strips.Select((_, i) => $"/I{i} {i + 5} 0 R "));
        Add(file, offsets, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Width} {Height}]/Rotate {Turn.Degrees}/Contents 4 0 R/Resources<</XObject<<{names}>>>>>>");
        var mirror = Turn.IsMirrored ? $"-1 0 0 1 {Width} 0 cm\n" : "";
        var drawing = mirror + string.Concat(Strips.Select((s, i) => $"q {s.Width} 0 0 {s.Rows} {s.Left} {Height - s.Top - s.Rows} cm /I{i} Do Q\n"));
        Add(file, offsets, $"<</Length {drawing.Length}>>", Encoding.ASCII.GetBytes(drawing));
        var opacity = Transparency is null ? "" : $"/ColorSpace[/DeviceN[{Transparency.Colours}]{Transparency.Base} {Strips.Count + 5} 0 R]";
        foreach (var s in Strips)
        {
            Add(file, offsets, $"<</Type/XObject/Subtype/Image/Width {s.Width}/Height {s.Rows}{opacity}{Colour}{s.Filter}/Length {s.Data.Length}>>", s.Data.Span);
        }

        if (Transparency is not null)
        {
            Add(file, offsets, $"<<{Transparency.FunctionDictionary}/Length {Transparency.Function.Length}>>", Encoding.ASCII.GetBytes(Transparency.Function));
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
