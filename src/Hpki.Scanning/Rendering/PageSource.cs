namespace Hpki.Scanning.Rendering;

/// <summary>The pages of one file, drawn by PDFium.</summary>
abstract class PageSource
{
    /// <summary>Number of pages; known after <see cref="Open"/>.</summary>
    public abstract int Count { get; }

    /// <summary>Makes the file known to a fresh instance.</summary>
    /// <exception cref="ScanRefusedException">The file cannot be read.</exception>
    public abstract void Open(PdfiumInstance pdfium);

    /// <summary>Draws the page with this index (from 0).</summary>
    public abstract RenderedPage Render(PdfiumInstance pdfium, int index);
}
