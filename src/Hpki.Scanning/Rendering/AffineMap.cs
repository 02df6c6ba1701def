namespace Hpki.Scanning.Rendering;

/// <summary>A map of pixels: x' = A·x + B·y + C, y' = D·x + E·y + F.</summary>
readonly record struct AffineMap(double A, double B, double C, double D, double E, double F)
{
    const int One = 1 << 16;

    /// <summary>The image moved by this map onto white paper, mixed from the four pixels around each place. In whole numbers: a page is four million.</summary>
    public GrayImage Draw(GrayImage image, int width, int height)
    {
        var size = (A * E) - (B * D);
        var (a, b, d, e) = (E / size, -B / size, -D / size, A / size);
        var result = new GrayImage(width, height);
        var target = result.Pixels;
        ReadOnlySpan<byte> source = image.Pixels;
        for (var y = 0; y < height; y++)
        {
            var (dx, dy) = (0.5 - C, y + 0.5 - F);
            var (x16, y16) = ((int)Math.Round(((a * dx) + (b * dy) - 0.5) * One), (int)Math.Round(((d * dx) + (e * dy) - 0.5) * One));
            var (across, down) = ((int)Math.Round(a * One), (int)Math.Round(d * One));
            foreach (ref var pixel in target.Slice(y * width, width))
            {
                pixel = At(source, image.Width, image.Height, x16, y16);
                x16 += across;
                y16 += down;
            }
        }

        return result;
    }

    static byte At(ReadOnlySpan<byte> source, int width, int height, int x16, int y16)
    {
        var (left, top) = (x16 >> 16, y16 >> 16);
        if ((uint)left >= (uint)width || (uint)top >= (uint)height)
        {
            return byte.MaxValue;
        }

        var (right, lower) = ((x16 >> 8) & 255, (y16 >> 8) & 255);
        var (nextColumn, nextRow) = (left + 1 < width ? 1 : 0, top + 1 < height ? width : 0);
        var at = (top * width) + left;
        var upperRow = (source[at] << 8) + (right * (source[at + nextColumn] - source[at]));
        var lowerRow = (source[at + nextRow] << 8) + (right * (source[at + nextRow + nextColumn] - source[at + nextRow]));
        return (byte)(((upperRow << 8) + (lower * (lowerRow - upperRow))) >> 16);
    }
}
