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
        var (shownWidth, shownHeight) = ShownSize(index);
        var lies = page.Turn.Degrees % 180 != 0;
        ScanContent pdf = page.ToPdf();
        var document = PdfiumDocument.Open(pdfium, pdf, PictureTerms.MayHide(pdf));
        var rendered = lies ? document.Render(0, page.Height, page.Width) : document.Render(0, page.Width, page.Height);
        document.Close();
        if (rendered.Image is not { } image || (shownWidth, shownHeight) == (page.Width, page.Height))
        {
            return rendered;
        }

        using (image)
        {
            return rendered with { Image = lies ? image.ScaledTo(shownHeight, shownWidth) : image.ScaledTo(shownWidth, shownHeight) };
        }
    }

    protected abstract WrappedPage Wrap(int index);

    /// <summary>Before turning.</summary>
    protected abstract (int Width, int Height) ShownSize(int index);
}
