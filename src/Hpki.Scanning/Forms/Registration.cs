using Hpki.Procedures.Forms;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Forms;

/// <summary>Finds how the paper lies on the picture, by its code and its registration marks.</summary>
sealed class Registration(GrayImage image, Sketch sketch)
{
    /// <summary>How far from where the code alone puts it a mark may lie.</summary>
    const double NearCodeMm = 7;

    /// <summary>How far from where two other marks put it a mark may lie: paper stretches, and photographs have perspective.</summary>
    const double NearMarksMm = 6;

    const double MostScaling = 1.25;
    const double MostSkewDegrees = 15;
    const double MostCodeErrorMm = 3;

    readonly Dictionary<double, IReadOnlyList<PagePoint>> candidates = [];

    /// <summary>From a code whose corners were seen, made exact by the marks that lie where it says.</summary>
    public Placement? ByCode(FormLayout layout, IReadOnlyList<PagePoint> codeCorners)
    {
        var corners = Corners(layout.Code).Zip(codeCorners).ToList();
        if (TransformFit.Similarity(corners) is not { } rough)
        {
            return null;
        }

        var marks = layout.RegistrationMarks
            .Select(mark => (Mark: mark, Seen: Nearest(mark, rough.ToPixels(Middle(mark)), NearCodeMm * rough.Scale)))
            .Where(pair => pair.Seen is not null)
            .Select(pair => (Paper: Middle(pair.Mark), Seen: MarkFinder.Refine(image, pair.Seen!.Value, pair.Mark.Width * rough.Scale)))
            .ToList();
        var exact = marks.Count switch
        {
            4 => TransformFit.Projective(marks),
            3 => TransformFit.Affine(marks),
            _ => TransformFit.Similarity([.. corners, .. marks]),
        };
        return exact is not null && Fits(exact, corners) ? new Placement(exact, marks.Count) : new Placement(rough, 0);
    }

    /// <summary>From at least three marks that lie to each other as the layout's do. Marks look alike, so each finding comes both ways up.</summary>
    public IEnumerable<Placement> ByMarks(FormLayout layout)
    {
        var marks = layout.RegistrationMarks;
        if (marks.Count != 4)
        {
            return [];
        }

        var found = Found(marks[0].Width);
        var best = new List<(Placement Placement, double Error)>();
        foreach (var (a, b) in new[] { (0, 2), (1, 3) })
        {
            foreach (var first in found)
            {
                foreach (var second in found.Where(point => IsFarEnough(point.DistanceTo(first), Middle(marks[a]).DistanceTo(Middle(marks[b])))))
                {
                    if (Complete(marks, a, b, first, second) is { } complete)
                    {
                        best.Add(complete);
                    }
                }
            }
        }

        return best.OrderByDescending(b => b.Placement.Marks).ThenBy(b => b.Error).Select(b => b.Placement).Take(4);
    }

    (Placement Placement, double Error)? Complete(IReadOnlyList<MmRect> marks, int a, int b, PagePoint first, PagePoint second)
    {
        if (TransformFit.Similarity([(Middle(marks[a]), first), (Middle(marks[b]), second)]) is not { } rough || !IsPlausible(rough))
        {
            return null;
        }

        var pairs = new List<(PagePoint Paper, PagePoint Seen)>();
        var error = 0.0;
        for (var i = 0; i < marks.Count; i++)
        {
            var expected = rough.ToPixels(Middle(marks[i]));
            if ((i == a ? first : i == b ? second : Nearest(marks[i], expected, NearMarksMm * rough.Scale)) is { } seen)
            {
                error += seen.DistanceTo(expected);
                pairs.Add((Middle(marks[i]), MarkFinder.Refine(image, seen, marks[i].Width * rough.Scale)));
            }
        }

        var transform = pairs.Count switch { 4 => TransformFit.Projective(pairs), 3 => TransformFit.Affine(pairs), _ => null };
        return transform is null ? null : (new Placement(transform, pairs.Count), error);
    }

    bool IsFarEnough(double pixels, double mm) => pixels / (mm * sketch.Scale * sketch.Factor) is > 1 / MostScaling and < MostScaling;

    bool IsPlausible(PageTransform transform)
    {
        var scaling = transform.Scale / (sketch.Scale * sketch.Factor);
        var skew = Math.Abs(transform.RotationDegrees - (90 * Math.Round(transform.RotationDegrees / 90)));
        return scaling is > 1 / MostScaling and < MostScaling && skew <= MostSkewDegrees;
    }

    PagePoint? Nearest(MmRect mark, PagePoint expected, double within)
    {
        PagePoint? nearest = null;
        foreach (var point in Found(mark.Width))
        {
            if (point.DistanceTo(expected) is var distance && distance < within)
            {
                (nearest, within) = (point, distance);
            }
        }

        return nearest;
    }

    IReadOnlyList<PagePoint> Found(double side) =>
        candidates.TryGetValue(side, out var found) ? found : candidates[side] = MarkFinder.Find(sketch, side);

    static bool Fits(PageTransform transform, IEnumerable<(PagePoint Paper, PagePoint Seen)> corners) =>
        corners.All(c => transform.ToPixels(c.Paper).DistanceTo(c.Seen) <= MostCodeErrorMm * transform.Scale);

    static PagePoint Middle(MmRect area) => new(area.Left + (area.Width / 2), area.Top + (area.Height / 2));

    static PagePoint[] Corners(MmRect area) =>
        [new(area.Left, area.Top), new(area.Right, area.Top), new(area.Right, area.Bottom), new(area.Left, area.Bottom)];
}
