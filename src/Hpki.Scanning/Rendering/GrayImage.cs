namespace Hpki.Scanning.Rendering;

/// <summary>Eight-bit gray pixels, row by row without padding; 0 is black.</summary>
sealed record GrayImage(int Width, int Height, byte[] Pixels)
{
    public bool IsAllWhite => Pixels.AsSpan().IndexOfAnyExcept(byte.MaxValue) < 0;

    /// <summary>Each new pixel is the mean of the area it covers.</summary>
    public GrayImage ScaledTo(int width, int height)
    {
        if ((width, height) == (Width, Height))
        {
            return this;
        }

        var (columns, rows) = (Shares(Width, width), Shares(Height, height));
        var result = new byte[width * height];
        var sums = new float[width];
        var line = new float[width];
        for (int y = 0, drawn = -1; y < height; y++)
        {
            sums.AsSpan().Clear();
            foreach (var (row, share) in rows[y])
            {
                if (row != drawn)
                {
                    Narrow(Pixels.AsSpan(row * Width, Width), columns, line);
                    drawn = row;
                }

                for (var x = 0; x < width; x++)
                {
                    sums[x] += line[x] * share;
                }
            }

            for (var x = 0; x < width; x++)
            {
                result[(y * width) + x] = (byte)(sums[x] + 0.5f);
            }
        }

        return new GrayImage(width, height, result);
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
