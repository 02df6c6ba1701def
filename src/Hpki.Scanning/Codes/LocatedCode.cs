using Hpki.Scanning.Forms;

namespace Hpki.Scanning.Codes;

/// <summary>A QR code and where its corners lie, in pixels of the page: clockwise from the corner that is the upper left when the code is upright.</summary>
sealed record LocatedCode(string Text, int RotationDegrees, IReadOnlyList<PagePoint> Corners)
{
    public FoundCode Found => new(Text, RotationDegrees);
}
