namespace Hpki.Scanning.Images;

/// <summary>A JPEG or PNG file: one page.</summary>
sealed class SingleImage(WrappedPage page, double horizontalDpi, double verticalDpi) : ImagePages
{
    public override int Count => 1;

    protected override WrappedPage Wrap(int index) => page;

    protected override (int Width, int Height) ShownSize(int index) => PageSize.Of(page.Width, page.Height, horizontalDpi, verticalDpi);
}
