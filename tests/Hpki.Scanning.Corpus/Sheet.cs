using Hpki.Scanning.Codes;
using Hpki.Scanning.Rendering;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>A4 paper at 200 dpi, in gray.</summary>
static class Sheet
{
    public const int Width = 1654;
    public const int Height = 2339;
    public const float PixelsPerMm = 200 / 25.4f;

    public static SKBitmap Empty(int width = Width, int height = Height)
    {
        // Rows without padding: the pixels are read and written as one span.
        var bitmap = new SKBitmap();
        var info = new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque);
        if (!bitmap.TryAllocPixels(info, width))
        {
            throw new InvalidOperationException($"No room for a sheet of {width} by {height} pixels.");
        }

        bitmap.Erase(SKColors.White);
        return bitmap;
    }

    /// <summary>A canvas on the sheet whose unit is the millimetre.</summary>
    public static SKCanvas Canvas(SKBitmap sheet)
    {
        var canvas = new SKCanvas(sheet);
        canvas.Scale(PixelsPerMm);
        return canvas;
    }

    /// <summary>The sheet drawn anew under an affine map of its pixels; what was outside is white.</summary>
    public static SKBitmap Redrawn(SKBitmap sheet, SKMatrix matrix, int width, int height)
    {
        using var image = Pixels(sheet);
        using var drawn = new AffineMap(matrix.ScaleX, matrix.SkewX, matrix.TransX, matrix.SkewY, matrix.ScaleY, matrix.TransY).Draw(image, width, height);
        return Bitmap(drawn);
    }

    /// <summary>Softened by a Gaussian of this standard deviation in pixels.</summary>
    public static SKBitmap Softened(SKBitmap sheet, double sigma)
    {
        using var image = Pixels(sheet);
        using var soft = Softening.Soften(image, sigma);
        return Bitmap(soft);
    }

    public static SKBitmap Bitmap(GrayImage image)
    {
        var bitmap = Empty(image.Width, image.Height);
        image.Pixels.CopyTo(bitmap.GetPixelSpan());
        return bitmap;
    }

    static GrayImage Pixels(SKBitmap sheet)
    {
        var image = new GrayImage(sheet.Width, sheet.Height);
        sheet.GetPixelSpan().CopyTo(image.Pixels);
        return image;
    }
}
