namespace Hpki.Scanning.Forms;

/// <summary>
/// Tells by its printed lines and its title band which of the known pages a page is. It must have the lines of that page, and where
/// that page and another differ, the lines must speak for it; otherwise it is none.
/// </summary>
sealed class RulingMatch(Ink ink)
{
    const double LeastPresent = 0.8;
    const double LeastForIt = 0.75;
    const double LeastDifferenceMm = 40;
    const double LeastTitleMm2 = 10;

    readonly Dictionary<RulingEdge, double> seen = [];

    public (KnownPage Page, double Present)? Best(IReadOnlyList<KnownPage> pages)
    {
        var ranked = pages
            .Where(page => page.Edges.Count > 0)
            .Select(page => (Page: page, Present: Share(page.Edges, isThere: true)))
            .Where(candidate => candidate.Present >= LeastPresent && HasTitle(candidate.Page))
            .OrderByDescending(candidate => candidate.Present)
            .ToList();
        return ranked.Where(candidate => pages.Where(other => other != candidate.Page).All(other => IsRather(candidate.Page, other)))
            .Select(candidate => ((KnownPage, double)?)candidate)
            .FirstOrDefault();
    }

    bool IsRather(KnownPage page, KnownPage other)
    {
        List<RulingEdge> own = [.. page.Edges.Except(other.Edges)], others = [.. other.Edges.Except(page.Edges)];
        var (ownLength, othersLength) = (own.Sum(e => e.Length), others.Sum(e => e.Length));
        return ownLength + othersLength >= LeastDifferenceMm
            && ((ownLength * Share(own, isThere: true)) + (othersLength * Share(others, isThere: false))) / (ownLength + othersLength) >= LeastForIt;
    }

    bool HasTitle(KnownPage page) => page.Page != 1 || ink.AreaOf(page.Layout.TitleBand) >= LeastTitleMm2;

    double Share(IReadOnlyCollection<RulingEdge> edges, bool isThere)
    {
        var length = edges.Sum(edge => edge.Length);
        return length == 0 ? 1 : edges.Sum(edge => edge.Length * (isThere ? Presence(edge) : 1 - Presence(edge))) / length;
    }

    // Writing crosses some of the places along a line that is not there; a line that is there shows at nearly all.
    double Presence(RulingEdge edge)
    {
        if (!seen.TryGetValue(edge, out var presence))
        {
            const double Step = 1.5;
            var places = Math.Max(2, (int)(edge.Length / Step));
            var dark = Enumerable.Range(0, places).Count(i => IsLineAt(edge, edge.From / 10.0 + ((i + 0.5) * edge.Length / places)));
            seen[edge] = presence = Math.Clamp(((dark / (double)places) - 0.4) / 0.5, 0, 1);
        }

        return presence;
    }

    // A line is thin: darker than the paper at both of its sides.
    bool IsLineAt(RulingEdge edge, double along)
    {
        const double Reach = 0.75, Beside = 1.5;
        var at = edge.At / 10.0;
        var paper = Math.Min(Value(at - Beside), Value(at + Beside));
        var darkest = 255;
        for (var d = -Reach; d <= Reach; d += 0.15)
        {
            darkest = Math.Min(darkest, Value(at + d));
        }

        return paper - darkest > Math.Max(14, 0.12 * (paper - ink.Black));

        int Value(double across) => edge.IsVertical ? ink.At(across, along) : ink.At(along, across);
    }
}
