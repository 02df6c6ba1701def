using System.Text;
using Hpki.Procedures.Forms;
using SkiaSharp;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// Writes described pages as a tagged PDF with subsets of the two fonts. The same input gives the same bytes: the dates are the caller's,
/// and PDF/A mode, which would add a random identifier, is off.
/// </summary>
sealed class PdfDocument
{
    const float PointsPerMm = 72 / 25.4f;
    const float A4Width = 210 * PointsPerMm;
    const float A4Height = 297 * PointsPerMm;

    public required string Title { get; init; }

    public required string Subject { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<PageDrawing> Pages { get; init; }

    /// <exception cref="MissingGlyphException">A character cannot be drawn; nothing has been written.</exception>
    public byte[] ToBytes()
    {
        CheckGlyphs();
        using var regular = Typeface(FontWeight.Regular);
        using var bold = Typeface(FontWeight.Bold);
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, Metadata()))
        {
            foreach (var page in Pages)
            {
                using var canvas = document.BeginPage(A4Width, A4Height);
                foreach (var step in page.Steps)
                {
                    Draw(canvas, step, weight => weight == FontWeight.Bold ? bold : regular);
                }
                document.EndPage();
            }
            document.Close();
        }
        return PdfTags.Apply(stream.ToArray(), Pages, "/Version /1.7\n/Lang (ja-JP)\n/ViewerPreferences <</DisplayDocTitle true>>");
    }

    SKDocumentPdfMetadata Metadata() => new()
    {
        Title = Title,
        Subject = Subject,
        Author = Author,
        Creator = "Hpki.Correspondence",
        Producer = "Hpki.Correspondence",
        Creation = CreatedAt.UtcDateTime,
        Modified = CreatedAt.UtcDateTime,
        RasterDpi = 300,
        EncodingQuality = 101, // lossless
        PdfA = false,
    };

    IEnumerable<DrawingStep.Text> Texts => Pages.SelectMany(page => page.Steps).OfType<DrawingStep.Text>();

    void CheckGlyphs()
    {
        var missing = Texts
            .SelectMany(text => text.Line.EnumerateRunes().Where(character => !TrueTypeFont.Of(text.Style.Weight).CanDraw(character)))
            .Distinct().ToList();
        if (missing.Count > 0)
        {
            throw new MissingGlyphException(missing);
        }
    }

    SKTypeface Typeface(FontWeight weight)
    {
        HashSet<Rune> characters = [.. Texts.Where(text => text.Style.Weight == weight).SelectMany(text => text.Line.EnumerateRunes())];
        using var file = SKData.CreateCopy(TrueTypeSubset.Create(TrueTypeFont.Of(weight), characters, weight));
        return SKTypeface.FromData(file) ?? throw new InvalidDataException($"The {weight} subset is not a readable font.");
    }

    static void Draw(SKCanvas canvas, DrawingStep step, Func<FontWeight, SKTypeface> typeface)
    {
        switch (step)
        {
            case DrawingStep.Text text:
                using (var font = new SKFont(typeface(text.Style.Weight), text.Style.Points) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None })
                using (var paint = Paint(text.Style.Shade))
                {
                    canvas.DrawText(text.Line, text.X * PointsPerMm, text.Baseline * PointsPerMm, SKTextAlign.Left, font, paint);
                }
                break;
            case DrawingStep.Fill fill:
                using (var paint = Paint(fill.Shade))
                {
                    canvas.DrawRect(Points(fill.Area), paint);
                }
                break;
            case DrawingStep.Frame frame:
                using (var paint = Paint(frame.Shade))
                {
                    paint.IsStroke = true;
                    paint.StrokeWidth = frame.LineWidth * PointsPerMm;
                    canvas.DrawRect(Points(frame.Area), paint);
                }
                break;
            case DrawingStep.Symbol symbol:
                using (var paint = Paint(Shade.Ink))
                using (var path = Path(symbol))
                {
                    canvas.DrawPath(path, paint);
                }
                break;
            default:
                throw new InvalidOperationException($"Unknown drawing step {step.GetType().Name}.");
        }
    }

    static SKPath Path(DrawingStep.Symbol symbol)
    {
        var path = new SKPath();
        var size = symbol.Modules.GetLength(0);
        var module = symbol.Area.Width / size;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size;)
            {
                var end = column;
                while (end < size && symbol.Modules[row, end])
                {
                    end++;
                }
                if (end > column)
                {
                    path.AddRect(Points(new MmRect(
                        symbol.Area.Left + (column * module), symbol.Area.Top + (row * module), (end - column) * module, module)));
                }
                column = end + 1;
            }
        }
        return path;
    }

    static SKPaint Paint(Shade shade) => new()
    {
        IsAntialias = true,
        Color = shade switch
        {
            Shade.Ink => new SKColor(0x11, 0x16, 0x1c),
            Shade.Muted => new SKColor(0x45, 0x4d, 0x57),
            Shade.Hairline => new SKColor(0x8c, 0x95, 0xa0),
            Shade.Tint => new SKColor(0xee, 0xf1, 0xf4),
            _ => throw new ArgumentOutOfRangeException(nameof(shade), shade, "Unknown shade."),
        },
    };

    static SKRect Points(MmRect area) => new(
        area.Left * PointsPerMm, area.Top * PointsPerMm, area.Right * PointsPerMm, area.Bottom * PointsPerMm);
}
