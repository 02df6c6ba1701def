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
    const float InsideMm = 0.7f;

    public BoxState Read(MmRect box)
    {
        var paper = ink.PaperIn(box.Inset(-3, -3));
        var threshold = ink.ThresholdOn(paper);
        var found = Find(box, paper, threshold);
        if (InkAround(found, 0) < OutlineFrom || (InkAround(found, 0.7f) + InkAround(found, 1.1f)) / 2 > CoveredFrom)
        {
            return BoxState.Unsure;
        }

        return ink.ShareOf(found.Inset(InsideMm, InsideMm), threshold) switch
        {
            // A tick that hugs the outline leaves the inside clean, but its end sticks out.
            < EmptyBelow => InkAround(found, 0.7f) < EmptyBelow ? BoxState.Empty : BoxState.Unsure,
            < TickedFrom => BoxState.Unsure,
            _ => BoxState.Ticked,
        };

        double InkAround(MmRect area, float larger) => Around(area, larger, v => v < threshold ? 1 : 0);
    }

    // Mostly the box is where it should be; else its outline is looked for in wide steps, then in small ones.
    MmRect Find(MmRect box, int paper, double threshold)
    {
        const double Wide = 0.3, Small = 0.1;
        if (Around(box, 0, v => v < threshold ? 1 : 0) >= 0.9)
        {
            return box;
        }

        var (reach, middle) = (isExact ? 0.9 : 2.4, box);
        foreach (var (within, step) in new[] { (reach, Wide), (0.2, Small) })
        {
            box = Best(box, within, step, moved =>
                Around(moved, 0, v => paper - v) - (0.5 * Around(moved, 0.7f, v => paper - v)) - (2 * (Math.Abs(moved.Left - middle.Left) + Math.Abs(moved.Top - middle.Top))));
        }

        return box;
    }

    static MmRect Best(MmRect box, double within, double step, Func<MmRect, double> score)
    {
        var (best, bestScore) = (box, double.MinValue);
        for (var dy = -within; dy <= within + 0.001; dy += step)
        {
            for (var dx = -within; dx <= within + 0.001; dx += step)
            {
                var moved = box with { Left = box.Left + (float)dx, Top = box.Top + (float)dy };
                if (score(moved) is var value && value > bestScore)
                {
                    (best, bestScore) = (moved, value);
                }
            }
        }

        return best;
    }

    // The mean along the outline of the box, made larger by so much on every side.
    double Around(MmRect box, float larger, Func<int, double> of)
    {
        const int points = 8;
        var area = box.Inset(-larger, -larger);
        var sum = 0.0;
        for (var i = 0; i < points; i++)
        {
            var (x, y) = (area.Left + (area.Width * (i + 0.5f) / points), area.Top + (area.Height * (i + 0.5f) / points));
            sum += of(ink.At(x, area.Top)) + of(ink.At(x, area.Bottom)) + of(ink.At(area.Left, y)) + of(ink.At(area.Right, y));
        }

        return sum / (4 * points);
    }
}
