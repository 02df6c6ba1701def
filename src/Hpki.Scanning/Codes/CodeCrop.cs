using Hpki.Procedures.Forms;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Codes;

/// <summary>
/// The place where a form's code must be, cut out upright by the registration marks. It is small, so that many ways of cleaning it can be
/// tried in the time of one search of the whole page.
/// </summary>
sealed class CodeCrop(GrayImage page, PageTransform transform, MmRect code)
{
    const double PixelsPerMm = 10;
    const float QuietMm = 4;

    // How dark is black, between the darkest and the paper: the lower ones leave a gray stamp out, the higher ones mend a faint copy.
    static readonly double[] Cuts = [0.5, 0.35, 0.22, 0.65];
    static readonly double[] Softenings = [0.8, 1.6, 2.8, 4];

    readonly MmRect area = code.Inset(-QuietMm, -QuietMm);

    /// <summary>The crop as it is, softened, and cut to black and white at several levels. Each is the caller's to dispose of.</summary>
    public IEnumerable<GrayImage> Variants()
    {
        yield return Cut();
        foreach (var sigma in Softenings)
        {
            using var plain = Cut();
            yield return Softening.Soften(plain, sigma);
        }

        foreach (var sigma in (double[])[1.2, 2.4])
        {
            foreach (var cut in Cuts)
            {
                using var plain = Cut();
                var soft = Softening.Soften(plain, sigma);
                ToBlackAndWhite(soft.Pixels, cut);
                yield return soft;
            }
        }
    }

    /// <summary>A code found in the crop, as one of the page.</summary>
    public LocatedCode OnPage(LocatedCode found) => found with
    {
        RotationDegrees = (int)Math.Round(found.RotationDegrees + transform.RotationDegrees) % 360,
        Corners = [.. found.Corners.Select(corner => transform.ToPixels(area.Left + (corner.X / PixelsPerMm), area.Top + (corner.Y / PixelsPerMm)))],
    };

    GrayImage Cut()
    {
        var crop = new GrayImage((int)(area.Width * PixelsPerMm), (int)(area.Height * PixelsPerMm));
        var pixels = crop.Pixels;
        for (var y = 0; y < crop.Height; y++)
        {
            for (var x = 0; x < crop.Width; x++)
            {
                pixels[(y * crop.Width) + x] = page.Between(transform.ToPixels(area.Left + ((x + 0.5) / PixelsPerMm), area.Top + ((y + 0.5) / PixelsPerMm)));
            }
        }

        return crop;
    }

    static void ToBlackAndWhite(Span<byte> pixels, double cut)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        foreach (var pixel in pixels)
        {
            histogram[pixel]++;
        }

        var (black, paper) = (Level(histogram, pixels.Length / 20), Level(histogram, pixels.Length * 4 / 5));
        var threshold = black + (cut * (paper - black));
        foreach (ref var pixel in pixels)
        {
            pixel = pixel < threshold ? byte.MinValue : byte.MaxValue;
        }
    }

    static int Level(ReadOnlySpan<int> histogram, int below)
    {
        var level = 0;
        for (var seen = histogram[0]; seen <= below && level < 255; seen += histogram[level])
        {
            level++;
        }

        return level;
    }
}
