using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Images;

/// <summary>The pages of a TIFF. Only its tables are read here; the strips go to PDFium as they are.</summary>
sealed class TiffPages : ImagePages
{
    const uint ReducedImage = 1;
    const uint TransparencyMask = 4;

    readonly IReadOnlyList<TiffPage> pages;

    TiffPages(IReadOnlyList<TiffPage> pages) => this.pages = pages;

    public override int Count => pages.Count;

    /// <exception cref="ScanRefusedException">Not a TIFF that can be read.</exception>
    public static TiffPages Open(ScanContent file, ScanReaderOptions options)
    {
        var directories = TiffDirectory.ReadAll(file, options.MaxPages)
            .Where(d => (d.Number(TiffTag.NewSubfileType, 0) & (ReducedImage | TransparencyMask)) == 0)
            .ToList();
        return directories.Count switch
        {
            0 => throw new ScanRefusedException(ScanRefusal.Damaged),
            _ when directories.Count > options.MaxPages => throw new ScanRefusedException(ScanRefusal.TooManyPages(options.MaxPages)),
            _ => new TiffPages([.. directories.Select((d, i) => TiffPage.Read(d, i + 1, options.MaxPagePixels))]),
        };
    }

    protected override WrappedPage Wrap(int index) => pages[index].Wrap();

    protected override (int Width, int Height) ShownSize(int index)
    {
        var page = pages[index];
        return PageSize.Of(page.Width, page.Height, page.HorizontalDpi, page.VerticalDpi);
    }
}
