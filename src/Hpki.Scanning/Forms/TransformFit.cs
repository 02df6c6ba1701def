namespace Hpki.Scanning.Forms;

/// <summary>Finds the transform under which places on the paper fall on the places where they were seen.</summary>
static class TransformFit
{
    const double Tiny = 1e-9;

    /// <summary>Turned, scaled and moved only: from two pairs on, by least squares.</summary>
    public static PageTransform? Similarity(IReadOnlyList<(PagePoint Paper, PagePoint Seen)> pairs)
    {
        if (pairs.Count < 2)
        {
            return null;
        }

        var (paper, seen) = (Middle(pairs.Select(p => p.Paper)), Middle(pairs.Select(p => p.Seen)));
        double real = 0, turned = 0, size = 0;
        foreach (var pair in pairs)
        {
            var (p, s) = (pair.Paper.Minus(paper), pair.Seen.Minus(seen));
            real += (p.X * s.X) + (p.Y * s.Y);
            turned += (p.X * s.Y) - (p.Y * s.X);
            size += (p.X * p.X) + (p.Y * p.Y);
        }

        if (size < Tiny || (real * real) + (turned * turned) < Tiny)
        {
            return null;
        }

        var (a, b) = (real / size, turned / size);
        return new PageTransform([a, -b, seen.X - (a * paper.X) + (b * paper.Y), b, a, seen.Y - (b * paper.X) - (a * paper.Y), 0, 0, 1]);
    }

    /// <summary>From three pairs that are not in a line.</summary>
    public static PageTransform? Affine(IReadOnlyList<(PagePoint Paper, PagePoint Seen)> pairs)
    {
        if (pairs.Count != 3)
        {
            return null;
        }

        var x = Solve([.. pairs.Select(p => new[] { p.Paper.X, p.Paper.Y, 1, p.Seen.X })]);
        var y = Solve([.. pairs.Select(p => new[] { p.Paper.X, p.Paper.Y, 1, p.Seen.Y })]);
        return x is null || y is null ? null : new PageTransform([.. x, .. y, 0, 0, 1]);
    }

    /// <summary>From four pairs, no three of them in a line.</summary>
    public static PageTransform? Projective(IReadOnlyList<(PagePoint Paper, PagePoint Seen)> pairs)
    {
        if (pairs.Count != 4)
        {
            return null;
        }

        var rows = pairs.SelectMany(pair =>
        {
            var ((x, y), (u, v)) = (pair.Paper, pair.Seen);
            return new[]
            {
                new[] { x, y, 1, 0, 0, 0, -u * x, -u * y, u },
                [0, 0, 0, x, y, 1, -v * x, -v * y, v],
            };
        }).ToArray();
        return Solve(rows) is { } solved ? new PageTransform([.. solved, 1]) : null;
    }

    static PagePoint Middle(IEnumerable<PagePoint> points)
    {
        var all = points.ToList();
        return new PagePoint(all.Average(p => p.X), all.Average(p => p.Y));
    }

    // Gauss with row exchange; the last column is the right side. Null when the rows do not determine a solution.
    static double[]? Solve(double[][] rows)
    {
        var count = rows.Length;
        for (var column = 0; column < count; column++)
        {
            var pivot = Enumerable.Range(column, count - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            if (Math.Abs(rows[column][column]) < Tiny)
            {
                return null;
            }

            for (var row = 0; row < count; row++)
            {
                var factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (var k = column; factor != 0 && k <= count; k++)
                {
                    rows[row][k] -= factor * rows[column][k];
                }
            }
        }

        return [.. rows.Select((row, i) => row[count] / row[i])];
    }
}
