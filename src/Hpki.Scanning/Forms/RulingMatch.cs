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

    readonly Dictionary<RulingPiece, double> seen = [];

    public (KnownPage Page, double Present)? Best(IReadOnlyList<KnownPage> pages)
    {
        var ranked = pages
            .Where(page => page.Lines.Count > 0)
            .Select(page => (Page: page, Present: page.Lines.Average(Presence)))
            .Where(candidate => candidate.Present >= LeastPresent && HasTitle(candidate.Page))
            .OrderByDescending(candidate => candidate.Present)
            .ToList();
        return ranked.Where(candidate => pages.Where(other => other != candidate.Page).All(other => IsRather(candidate.Page, other)))
            .Select(candidate => ((KnownPage, double)?)candidate)
            .FirstOrDefault();
    }

    bool IsRather(KnownPage page, KnownPage other)
    {
        List<RulingPiece> own = [.. page.Lines.Where(piece => !piece.IsAmong(other.Lines))], others = [.. other.Lines.Where(piece => !piece.IsAmong(page.Lines))];
        var pieces = own.Count + others.Count;
        return pieces * RulingPiece.LengthMm >= LeastDifferenceMm && (own.Sum(Presence) + others.Sum(piece => 1 - Presence(piece))) / pieces >= LeastForIt;
    }

    bool HasTitle(KnownPage page) => page.Page != 1 || ink.AreaOf(page.Layout.TitleBand) >= LeastTitleMm2;

    // Seen at one place it may be somebody's writing; a line shows at both.
    double Presence(RulingPiece piece)
    {
        if (!seen.TryGetValue(piece, out var presence))
        {
            const double First = 0.8, Second = 2.2;
            seen[piece] = presence = (IsLineAt(piece, piece.From + First) ? 0.5 : 0) + (IsLineAt(piece, piece.From + Second) ? 0.5 : 0);
        }

        return presence;
    }

    // A line is thin: darker than the paper at both of its sides.
    bool IsLineAt(RulingPiece piece, double along)
    {
        const double Reach = 0.75, Beside = 1.5;
        var at = piece.At / 10.0;
        var paper = Math.Min(Value(at - Beside), Value(at + Beside));
        var darkest = 255;
        for (var d = -Reach; d <= Reach; d += 0.15)
        {
            darkest = Math.Min(darkest, Value(at + d));
        }

        return paper - darkest > Math.Max(14, 0.12 * (paper - ink.Black));

        int Value(double across) => piece.IsVertical ? ink.At(across, along) : ink.At(along, across);
    }
}
