using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
            var row = target.Slice(y * width, width);
            var (from, to) = Inside(x16, across, image.Width - 1, width);
            var (fromDown, toDown) = Inside(y16, down, image.Height - 1, width);
            (from, to) = (Math.Max(from, fromDown), Math.Max(Math.Max(from, fromDown), Math.Min(to, toDown)));
            for (var x = 0; x < from; x++)
            {
                row[x] = At(source, image.Width, image.Height, x16 + (x * across), y16 + (x * down));
            }

            Mix(source, image.Width, row[from..to], x16 + (from * across), across, y16 + (from * down), down);
            for (var x = to; x < width; x++)
            {
                row[x] = At(source, image.Width, image.Height, x16 + (x * across), y16 + (x * down));
            }
        }

        return result;
    }

    // For which steps a place stays inside, with a neighbour at its right or below it.
    static (int From, int To) Inside(long start, long step, long limit, int count)
    {
        var end = (limit << 16) - 1;
        var (from, to) = step switch
        {
            0 => start >= 0 && start <= end ? (0, count) : (0, 0),
            > 0 => ((-start + step - 1) / step, start > end ? 0 : ((end - start) / step) + 1),
            _ => (start <= end ? 0 : (start - end - step - 1) / -step, start < 0 ? 0 : (start / -step) + 1),
        };
        return ((int)Math.Clamp(from, 0, count), (int)Math.Clamp(to, 0, count));
    }

    // All of it is inside: nothing is left to check for each of millions of pixels.
    static void Mix(ReadOnlySpan<byte> source, int width, Span<byte> row, int x16, int across, int y16, int down)
    {
        ref var first = ref MemoryMarshal.GetReference(source);
        foreach (ref var pixel in row)
        {
            ref var upper = ref Unsafe.Add(ref first, ((y16 >> 16) * width) + (x16 >> 16));
            ref var lower = ref Unsafe.Add(ref upper, width);
            var right = (x16 >> 8) & 255;
            var upperRow = (upper << 8) + (right * (Unsafe.Add(ref upper, 1) - upper));
            var lowerRow = (lower << 8) + (right * (Unsafe.Add(ref lower, 1) - lower));
            pixel = (byte)(((upperRow << 8) + (((y16 >> 8) & 255) * (lowerRow - upperRow))) >> 16);
            x16 += across;
            y16 += down;
        }
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
