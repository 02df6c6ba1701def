using Hpki.Scanning.Forms;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// Eight-bit gray pixels, row by row without padding; 0 is black. A page is 4 MB, so the memory is rented: dispose of the image when done.
/// </summary>
sealed class GrayImage(int width, int height) : IDisposable
{
    byte[]? rented = PixelMemory.Pool.Rent(checked(width * height));

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>Holds the pixels at its start.</summary>
    public byte[] Buffer => rented ?? throw new ObjectDisposedException(nameof(GrayImage));

    public Span<byte> Pixels => Buffer.AsSpan(0, Width * Height);

    public bool IsAllWhite => Pixels.IndexOfAnyExcept(byte.MaxValue) < 0;

    /// <summary>The brightness at a place between pixels; white outside.</summary>
    public byte Between(PagePoint place)
    {
        var (x, y) = (place.X - 0.5, place.Y - 0.5);
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= Width || top + 1 >= Height)
        {
            return byte.MaxValue;
        }

        var (right, down) = (x - left, y - top);
        var at = (top * Width) + left;
        var pixels = Buffer;
        var upper = pixels[at] + (right * (pixels[at + 1] - pixels[at]));
        var lower = pixels[at + Width] + (right * (pixels[at + Width + 1] - pixels[at + Width]));
        return (byte)(upper + (down * (lower - upper)) + 0.5);
    }

    public void Dispose()
    {
        if (rented is not null)
        {
            PixelMemory.Pool.Return(rented);
            rented = null;
        }
    }

    /// <summary>Each new pixel is the mean of the area it covers.</summary>
    public GrayImage ScaledTo(int width, int height)
    {
        var (columns, rows) = (Shares(Width, width), Shares(Height, height));
        var result = new GrayImage(width, height);
        var pixels = result.Pixels;
        var sums = new float[width];
        var line = new float[width];
        for (int y = 0, drawn = -1; y < height; y++)
        {
            sums.AsSpan().Clear();
            foreach (var (row, share) in rows[y])
            {
                if (row != drawn)
                {
                    Narrow(Pixels.Slice(row * Width, Width), columns, line);
                    drawn = row;
                }

                for (var x = 0; x < width; x++)
                {
                    sums[x] += line[x] * share;
                }
            }

            for (var x = 0; x < width; x++)
            {
                pixels[(y * width) + x] = (byte)(sums[x] + 0.5f);
            }
        }

        return result;
    }

    static void Narrow(ReadOnlySpan<byte> row, (int Index, float Share)[][] columns, float[] line)
    {
        for (var x = 0; x < line.Length; x++)
        {
            var sum = 0f;
            foreach (var (column, share) in columns[x])
            {
                sum += row[column] * share;
            }

            line[x] = sum;
        }
    }

    // For each new pixel, the old ones under it and the share of each; the shares of one sum to 1.
    static (int Index, float Share)[][] Shares(int from, int to)
    {
        var step = (double)from / to;
        return [.. Enumerable.Range(0, to).Select(i =>
        {
            var (start, end) = (i * step, Math.Min((i + 1) * step, from));
            var first = (int)start;
            var last = Math.Min((int)Math.Ceiling(end), from);
            return Enumerable.Range(first, last - first)
                .Select(j => (j, (float)((Math.Min(end, j + 1) - Math.Max(start, j)) / (end - start))))
                .ToArray();
        })];
    }
}
