using Hpki.Scanning.Forms;

namespace Hpki.Scanning.Rendering;

/// <summary>A page brought down to about two pixels a millimetre, with the level of its paper: enough to find marks and to tell ink from nothing.</summary>
sealed class Sketch
{
    const double PixelsPerMm = 2;
    const double A4Area = 210 * 297;
    const int Tile = 16;
    const double PaperShare = 0.8;

    readonly byte[] pixels;
    readonly byte[] paper;
    readonly int tilesAcross;

    Sketch(byte[] pixels, int width, int height, int factor)
    {
        this.pixels = pixels;
        (Width, Height, Factor) = (width, height, factor);
        tilesAcross = (width + Tile - 1) / Tile;
        paper = PaperLevels();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels of the page for one of the sketch.</summary>
    public int Factor { get; }

    /// <summary>Pixels of the sketch for a millimetre, if the page is as large as A4.</summary>
    public double Scale => Math.Sqrt(Width * (double)Height / A4Area);

    public ReadOnlySpan<byte> Pixels => pixels;

    public static Sketch Of(GrayImage image)
    {
        var factor = Math.Max(1, (int)Math.Round(Math.Sqrt(image.Width * (double)image.Height / A4Area) / PixelsPerMm));
        var (width, height) = (Math.Max(1, image.Width / factor), Math.Max(1, image.Height / factor));
        var small = new byte[width * height];
        var sums = new int[width];
        for (var y = 0; y < height; y++)
        {
            sums.AsSpan().Clear();
            for (var row = y * factor; row < Math.Min((y + 1) * factor, image.Height); row++)
            {
                Add(image.Pixels.Slice(row * image.Width, image.Width), sums, factor);
            }

            for (var x = 0; x < width; x++)
            {
                small[(y * width) + x] = (byte)(sums[x] / (factor * factor));
            }
        }

        return new Sketch(small, width, height, factor);
    }

    /// <summary>How bright the paper is around here.</summary>
    public int PaperAt(int x, int y) => paper[(y / Tile * tilesAcross) + (x / Tile)];

    /// <summary>A place of the sketch as one of the page.</summary>
    public PagePoint OnPage(double x, double y) => new((x + 0.5) * Factor, (y + 0.5) * Factor);

    static void Add(ReadOnlySpan<byte> row, int[] sums, int factor)
    {
        for (int x = 0, at = 0; x < sums.Length; x++)
        {
            var sum = 0;
            for (var end = Math.Min(at + factor, row.Length); at < end; at++)
            {
                sum += row[at];
            }

            sums[x] += sum;
        }
    }

    byte[] PaperLevels()
    {
        var tilesDown = (Height + Tile - 1) / Tile;
        var own = new byte[tilesAcross * tilesDown];
        Span<int> histogram = stackalloc int[256];
        for (var i = 0; i < own.Length; i++)
        {
            var (left, top) = (i % tilesAcross * Tile, i / tilesAcross * Tile);
            own[i] = Level(histogram, left, top, Math.Min(left + Tile, Width), Math.Min(top + Tile, Height));
        }

        // A tile may be covered with ink: the brightest of its neighbours says what the paper is like.
        var levels = new byte[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            for (var y = Math.Max(0, (i / tilesAcross) - 1); y <= Math.Min(tilesDown - 1, (i / tilesAcross) + 1); y++)
            {
                for (var x = Math.Max(0, (i % tilesAcross) - 1); x <= Math.Min(tilesAcross - 1, (i % tilesAcross) + 1); x++)
                {
                    levels[i] = Math.Max(levels[i], own[(y * tilesAcross) + x]);
                }
            }
        }

        return levels;
    }

    byte Level(Span<int> histogram, int left, int top, int right, int bottom)
    {
        histogram.Clear();
        for (var y = top; y < bottom; y++)
        {
            foreach (var pixel in pixels.AsSpan((y * Width) + left, right - left))
            {
                histogram[pixel]++;
            }
        }

        var below = (int)(PaperShare * (right - left) * (bottom - top));
        var level = 0;
        for (var seen = histogram[0]; seen <= below && level < 255; seen += histogram[level])
        {
            level++;
        }

        return (byte)level;
    }
}
