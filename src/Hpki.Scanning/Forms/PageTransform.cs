using Hpki.Procedures.Forms;
using Hpki.Scanning.Rendering;

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

    /// <summary>The same after the picture's pixels were moved.</summary>
    internal PageTransform MovedBy(AffineMap map)
    {
        var m = Matrix;
        return new PageTransform(
        [
            (map.A * m[0]) + (map.B * m[3]) + (map.C * m[6]), (map.A * m[1]) + (map.B * m[4]) + (map.C * m[7]), (map.A * m[2]) + (map.B * m[5]) + (map.C * m[8]),
            (map.D * m[0]) + (map.E * m[3]) + (map.F * m[6]), (map.D * m[1]) + (map.E * m[4]) + (map.F * m[7]), (map.D * m[2]) + (map.E * m[5]) + (map.F * m[8]),
            m[6], m[7], m[8],
        ]);
    }
}
