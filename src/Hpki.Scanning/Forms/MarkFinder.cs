using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Forms;

/// <summary>Filled squares of a registration mark's size. Most pages have some that are none; their places relative to each other decide.</summary>
static class MarkFinder
{
    const int Most = 60;

    /// <returns>Middles in pixels of the page, the most mark-like first.</returns>
    public static IReadOnlyList<PagePoint> Find(Sketch sketch, double sideMm)
    {
        // Half way to black would lose marks on a faint copy; a third keeps them, and gray stamps beside them.
        var blobs = Blobs.Find(sketch, (pixel, paper) => paper - pixel > Math.Max(40, paper / 3));
        var side = sideMm * sketch.Scale;
        return
        [
            .. blobs
                .Where(b => b.Fill > 0.6 && IsNear(b.Width, side) && IsNear(b.Height, side))
                .OrderBy(b => Math.Abs(b.Width - side) + Math.Abs(b.Height - side) + (side * (1 - b.Fill)))
                .Take(Most)
                .Select(b => sketch.OnPage(b.X, b.Y)),
        ];
    }

    /// <summary>The middle of the mark to a fraction of a pixel: the centre of its darkness at full size.</summary>
    public static PagePoint Refine(GrayImage image, PagePoint rough, double sidePixels)
    {
        var reach = (int)(sidePixels * 0.8);
        var (left, right) = (Math.Max(0, (int)rough.X - reach), Math.Min(image.Width - 1, (int)rough.X + reach));
        var (top, bottom) = (Math.Max(0, (int)rough.Y - reach), Math.Min(image.Height - 1, (int)rough.Y + reach));
        var (darkest, brightest) = (255, 0);
        for (var y = top; y <= bottom; y++)
        {
            foreach (var pixel in image.Pixels.Slice((y * image.Width) + left, Math.Max(0, right - left + 1)))
            {
                (darkest, brightest) = (Math.Min(darkest, pixel), Math.Max(brightest, pixel));
            }
        }

        double sum = 0, sumX = 0, sumY = 0;
        var threshold = (darkest + brightest) / 2;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                if (image.Pixels[(y * image.Width) + x] < threshold)
                {
                    sum++;
                    sumX += x + 0.5;
                    sumY += y + 0.5;
                }
            }
        }

        return sum == 0 ? rough : new PagePoint(sumX / sum, sumY / sum);
    }

    static bool IsNear(double length, double side) => length >= (side * 0.6) - 1 && length <= (side * 1.5) + 1;
}
