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

    /// <summary>The sheet drawn anew under a transform of its pixels; what was outside is white.</summary>
    public static SKBitmap Redrawn(SKBitmap sheet, SKMatrix matrix, int width, int height, SKPaint? paint = null)
    {
        var result = Empty(width, height);
        using var canvas = new SKCanvas(result);
        using var image = SKImage.FromPixels(sheet.Info, sheet.GetPixels(), sheet.RowBytes);
        canvas.SetMatrix(matrix);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
        return result;
    }
}
