using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>
/// Reads a box to tick by the share of its inside that is inked. Copiers stretch unevenly, so the box's own outline is looked for first
/// around the place where it should be.
/// </summary>
sealed class BoxReader(Ink ink, bool isExact)
{
    /// <summary>Below this share a box is empty, dust and shine-through allowed for.</summary>
    const double EmptyBelow = 0.03;

    /// <summary>From this share on it is ticked; a thin short stroke is more. Between the two a person looks.</summary>
    const double TickedFrom = 0.075;

    /// <summary>So much ink around the box means a stamp or a crossing-out that reaches over it.</summary>
    const double CoveredFrom = 0.4;

    const double OutlineFrom = 0.6;
    const float InsideMm = 0.8f;
    const double StepMm = 0.15;

    public BoxState Read(MmRect box)
    {
        var paper = ink.PaperIn(box.Inset(-3, -3));
        var threshold = ink.ThresholdOn(paper);
        var found = Find(box, paper);
        if (Edge(found, 0).Count(v => v < threshold) < OutlineFrom * Edge(found, 0).Count() || Ring(found, threshold) > CoveredFrom)
        {
            return BoxState.Unsure;
        }

        return ink.ShareOf(found.Inset(InsideMm, InsideMm), threshold) switch
        {
            < EmptyBelow => BoxState.Empty,
            < TickedFrom => BoxState.Unsure,
            _ => BoxState.Ticked,
        };
    }

    MmRect Find(MmRect box, int paper)
    {
        var reach = isExact ? 0.9 : 2.4;
        var (best, bestScore) = (box, double.MinValue);
        for (var dy = -reach; dy <= reach + 0.001; dy += StepMm)
        {
            for (var dx = -reach; dx <= reach + 0.001; dx += StepMm)
            {
                var moved = box with { Left = box.Left + (float)dx, Top = box.Top + (float)dy };
                var score = Edge(moved, 0).Average(v => paper - v) - (0.5 * Edge(moved, 0.7f).Average(v => paper - v)) - (2 * (Math.Abs(dx) + Math.Abs(dy)));
                (best, bestScore) = score > bestScore ? (moved, score) : (best, bestScore);
            }
        }

        return best;
    }

    double Ring(MmRect box, double threshold)
    {
        var ring = Edge(box, 0.7f).Concat(Edge(box, 1.1f)).ToList();
        return ring.Count(v => v < threshold) / (double)ring.Count;
    }

    // Brightness along the outline of the box, made larger by so much on every side.
    IEnumerable<int> Edge(MmRect box, float larger)
    {
        const int points = 8;
        var area = box.Inset(-larger, -larger);
        for (var i = 0; i < points; i++)
        {
            var (x, y) = (area.Left + (area.Width * (i + 0.5f) / points), area.Top + (area.Height * (i + 0.5f) / points));
            yield return ink.At(x, area.Top);
            yield return ink.At(x, area.Bottom);
            yield return ink.At(area.Left, y);
            yield return ink.At(area.Right, y);
        }
    }
}
