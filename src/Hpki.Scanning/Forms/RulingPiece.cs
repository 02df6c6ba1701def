using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>
/// Three millimetres of a printed line, on a grid, so that a line is the same however boxes divide it: horizontal or vertical, its place in tenths
/// of a millimetre, its number along the line.
/// </summary>
readonly record struct RulingPiece(bool IsVertical, int At, int Number)
{
    public const int LengthMm = 3;

    public double From => Number * LengthMm;

    public static IEnumerable<RulingPiece> Of(FormRuling ruling)
    {
        var area = ruling.Area;
        return
        [
            .. Along(false, area.Top, area.Left, area.Right), .. Along(false, area.Bottom, area.Left, area.Right),
            .. Along(true, area.Left, area.Top, area.Bottom), .. Along(true, area.Right, area.Top, area.Bottom),
        ];
    }

    /// <summary>Whether the lines hold a piece so near that a scan shows no difference.</summary>
    public bool IsAmong(IReadOnlySet<RulingPiece> lines)
    {
        const int Near = 15;
        for (var d = -Near; d <= Near; d++)
        {
            if (lines.Contains(this with { At = At + d }))
            {
                return true;
            }
        }

        return false;
    }

    static IEnumerable<RulingPiece> Along(bool isVertical, float at, float from, float to)
    {
        var first = (int)Math.Ceiling(from / LengthMm);
        var tenths = (int)Math.Round(at * 10);
        return Enumerable.Range(first, Math.Max(0, (int)Math.Floor(to / LengthMm) - first)).Select(number => new RulingPiece(isVertical, tenths, number));
    }
}
