using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>
/// Where a place on the paper (millimetres, as in a <see cref="FormLayout"/>) lies on a page's picture (pixels): a projective map, which
/// holds turned, crooked, stretched and photographed pages alike.
/// </summary>
public sealed record PageTransform
{
    const int Terms = 9;

    /// <param name="matrix">A 3 × 3 matrix, row by row, that takes (x mm, y mm, 1) to (x·w, y·w, w) in pixels.</param>
    /// <exception cref="ArgumentException">Not nine finite numbers.</exception>
    public PageTransform(IReadOnlyList<double> matrix)
    {
        Matrix = matrix.Count == Terms && matrix.All(double.IsFinite)
            ? matrix
            : throw new ArgumentException($"A page transform has {Terms} finite numbers.", nameof(matrix));
    }

    /// <summary>Nine numbers, row by row.</summary>
    public IReadOnlyList<double> Matrix { get; }

    /// <summary>Millimetres on the paper to pixels of the picture.</summary>
    public PagePoint ToPixels(double x, double y)
    {
        var w = (Matrix[6] * x) + (Matrix[7] * y) + Matrix[8];
        return new PagePoint(((Matrix[0] * x) + (Matrix[1] * y) + Matrix[2]) / w, ((Matrix[3] * x) + (Matrix[4] * y) + Matrix[5]) / w);
    }

    /// <summary>The four corners of an area in pixels, clockwise from its upper left: to be drawn over the picture.</summary>
    public IReadOnlyList<PagePoint> Outline(MmRect area) =>
    [
        ToPixels(area.Left, area.Top), ToPixels(area.Right, area.Top), ToPixels(area.Right, area.Bottom), ToPixels(area.Left, area.Bottom),
    ];

    internal PagePoint ToPixels(PagePoint paper) => ToPixels(paper.X, paper.Y);

    /// <summary>How far the paper is turned clockwise on the picture, in degrees from 0 to 360, seen at its middle.</summary>
    internal double RotationDegrees
    {
        get
        {
            var across = ToPixels(150, 148).Minus(ToPixels(60, 148));
            return ((Math.Atan2(across.Y, across.X) * 180 / Math.PI) + 360) % 360;
        }
    }

    /// <summary>Pixels for a millimetre at the middle of the page.</summary>
    internal double Scale => ToPixels(150, 148).DistanceTo(ToPixels(60, 148)) / 90;

    /// <summary>The same after the picture itself was moved by an affine map of pixels (six numbers, row by row).</summary>
    internal PageTransform MovedBy(double a, double b, double c, double d, double e, double f)
    {
        var m = Matrix;
        return new PageTransform(
        [
            (a * m[0]) + (b * m[3]) + (c * m[6]), (a * m[1]) + (b * m[4]) + (c * m[7]), (a * m[2]) + (b * m[5]) + (c * m[8]),
            (d * m[0]) + (e * m[3]) + (f * m[6]), (d * m[1]) + (e * m[4]) + (f * m[7]), (d * m[2]) + (e * m[5]) + (f * m[8]),
            m[6], m[7], m[8],
        ]);
    }
}
