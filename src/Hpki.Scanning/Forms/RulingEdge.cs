using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>A printed line, rounded so that the shared edge of two boxes is one: horizontal or vertical, in tenths of a millimetre.</summary>
readonly record struct RulingEdge(bool IsVertical, int At, int From, int To)
{
    public double Length => (To - From) / 10.0;

    public static IEnumerable<RulingEdge> Of(FormRuling ruling)
    {
        var area = ruling.Area;
        int left = Tenths(area.Left), right = Tenths(area.Right), top = Tenths(area.Top), bottom = Tenths(area.Bottom);
        return
        [
            new(false, top, left, right), new(false, bottom, left, right), new(true, left, top, bottom), new(true, right, top, bottom),
        ];
    }

    static int Tenths(float mm) => (int)Math.Round(mm * 10);
}
