namespace Hpki.Scanning.Rendering;

/// <summary>The pages of a PDF that came in.</summary>
sealed class PdfPages(ScanContent pdf, ScanReaderOptions options) : PageSource
{
    const double DotsPerPoint = 200.0 / 72;

    // A2 at 200 dpi. Some programs make a pixel a point: an A4 page then claims to be 23 by 32 inches, and is drawn at this size.
    const int LongestDrawn = 4_700;

    readonly bool mayHidePictures = PictureTerms.MayHide(pdf);
    PdfiumDocument? document;
    (int Width, int Height)[] sizes = [];

    public override int Count => sizes.Length;

    public override void Open(PdfiumInstance pdfium)
    {
        // A PDF ends with this mark (ISO 32000-1, 7.5.5), perhaps with some bytes after it. Without it the end is missing, and PDFium
        // would show the pages it still finds as if they were all.
        var tail = Math.Min(pdf.Length, 2_048);
        if (pdf.Slice(pdf.Length - tail, tail).Span.LastIndexOf("%%EOF"u8) < 0)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }

        document = PdfiumDocument.Open(pdfium, pdf, mayHidePictures);
        if (document.PageCount < 1)
        {
            throw new ScanRefusedException(pdfium.MemoryWasRefused ? ScanRefusal.TooMuchMemory : ScanRefusal.Damaged);
        }

        if (document.PageCount > options.MaxPages)
        {
            throw new ScanRefusedException(ScanRefusal.TooManyPages(options.MaxPages));
        }

        sizes = [.. Enumerable.Range(0, document.PageCount).Select(SizeOf)];
    }

    public override RenderedPage Render(PdfiumInstance pdfium, int index)
    {
        var opened = document ?? throw new InvalidOperationException("The PDF is not open.");
        var (width, height) = sizes[index];
        if (width < 1 || height < 1)
        {
            return new RenderedPage(null, PageDoubt.Unreadable);
        }

        var page = opened.Render(index, width, height);
        return page.Doubt is null && !opened.HasValidTable ? page with { Doubt = PageDoubt.Repaired } : page;
    }

    (int Width, int Height) SizeOf(int index)
    {
        var (widthPoints, heightPoints) = document!.PageSize(index);
        var (width, height) = (Dots(widthPoints), Dots(heightPoints));
        var longest = Math.Max(width, height);
        if (!(longest <= options.MaxPagePixels))
        {
            throw new ScanRefusedException(ScanRefusal.PageTooLarge(index + 1, options.MaxPagePixels));
        }

        var scale = Math.Min(1, LongestDrawn / longest);
        return (RoundUp(width * scale), RoundUp(height * scale));
    }

    static double Dots(float points) => points * DotsPerPoint;

    // A page of exactly 1,654 pixels is stored as 595.44 points, which is a little more than that in floating point.
    static int RoundUp(double dots) => (int)Math.Ceiling(dots - 0.001);
}
