using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Images;

/// <summary>Pages of an image file, each wrapped as a PDF when its turn comes.</summary>
abstract class ImagePages : PageSource
{
    public override void Open(PdfiumInstance pdfium)
    {
        // Nothing to do: each page is opened by itself.
    }

    public override RenderedPage Render(PdfiumInstance pdfium, int index)
    {
        var page = Wrap(index);
        var document = PdfiumDocument.Open(pdfium, page.ToPdf());
        var (width, height) = (page.Rotate % 180) == 0 ? (page.Width, page.Height) : (page.Height, page.Width);
        var rendered = document.Render(0, width, height);
        document.Close();
        var (shownWidth, shownHeight) = ShownSize(index);
        return rendered with { Image = (page.Rotate % 180) == 0 ? rendered.Image?.ScaledTo(shownWidth, shownHeight) : rendered.Image?.ScaledTo(shownHeight, shownWidth) };
    }

    protected abstract WrappedPage Wrap(int index);

    /// <summary>Before turning.</summary>
    protected abstract (int Width, int Height) ShownSize(int index);
}
