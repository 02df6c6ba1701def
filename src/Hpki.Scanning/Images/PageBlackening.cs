using SkiaSharp;

namespace Hpki.Scanning.Images;

/// <summary>Blackens parts of a page picture that this house has drawn (see <see cref="ViewerImage"/>); it is never given bytes from outside.</summary>
public static class PageBlackening
{
    const int Quality = 80;

    /// <param name="jpeg">A page picture of ours.</param>
    /// <param name="areas">In thousandths of the picture's width and height.</param>
    /// <returns>The picture with the areas black; nothing of what was under them is in it.</returns>
    /// <exception cref="ArgumentException">It is no picture.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> jpeg, IEnumerable<(int Left, int Top, int Width, int Height)> areas)
    {
        using SKBitmap page = SKBitmap.Decode(jpeg) ?? throw new ArgumentException("The page's picture cannot be opened.", nameof(jpeg));
        using (SKCanvas canvas = new(page))
        using (SKPaint black = new() { Color = SKColors.Black, IsAntialias = false })
        {
            foreach ((int left, int top, int width, int height) in areas)
            {
                // Outward to whole pixels, so that no edge shows through.
                SKRect pixels = new(
                    MathF.Floor(left * page.Width / 1000f), MathF.Floor(top * page.Height / 1000f),
                    MathF.Ceiling((left + width) * page.Width / 1000f), MathF.Ceiling((top + height) * page.Height / 1000f));
                canvas.DrawRect(pixels, black);
            }
        }

        using SKData data = page.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
