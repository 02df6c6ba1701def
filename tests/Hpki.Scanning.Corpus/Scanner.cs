using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>A scanner, or a fax machine, and who lays the sheet on it.</summary>
sealed class Scanner(Chance chance)
{
    const int FaxThreshold = 150;

    /// <summary>Lays the sheet crooked, turned by quarters.</summary>
    public SKBitmap Lay(SKBitmap sheet, int quarters, double skew)
    {
        var lies = quarters % 180 != 0;
        var (width, height) = lies ? (sheet.Height, sheet.Width) : (sheet.Width, sheet.Height);
        var matrix = SKMatrix.CreateTranslation((width / 2f) + chance.Near(0, 10), (height / 2f) + chance.Near(0, 10))
            .PreConcat(SKMatrix.CreateRotationDegrees((float)(quarters + skew)))
            .PreConcat(SKMatrix.CreateTranslation(-sheet.Width / 2f, -sheet.Height / 2f));
        return Sheet.Redrawn(sheet, matrix, width, height);
    }

    /// <summary>Paper that is not quite white, and noise.</summary>
    public void Expose(SKBitmap page, double paper, double noise)
    {
        var pixels = page.GetPixelSpan();
        foreach (ref var pixel in pixels)
        {
            pixel = (byte)(pixel * paper / 255);
        }

        chance.Noise(pixels, noise);
    }

    public static void ToBlackAndWhite(SKBitmap page)
    {
        foreach (ref var pixel in page.GetPixelSpan())
        {
            pixel = pixel < FaxThreshold ? byte.MinValue : byte.MaxValue;
        }
    }
}
