namespace Hpki.Scanning.Forms;

/// <summary>A place on a page, in pixels or millimetres as the user says, from the upper left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct PagePoint(double X, double Y)
{
    internal PagePoint Minus(PagePoint other) => new(X - other.X, Y - other.Y);

    internal double DistanceTo(PagePoint other) => Math.Sqrt(Square(X - other.X) + Square(Y - other.Y));

    static double Square(double value) => value * value;
}
