using Hpki.Scanning.Forms;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Images;

/// <summary>A page turned upright and straight. It grows so that nothing of it is cut off.</summary>
static class StraightImage
{
    /// <summary>Less than this nobody sees.</summary>
    const double StraightEnough = 0.3;

    /// <param name="image">The caller's to dispose of; the answer may be the same one.</param>
    /// <param name="degrees">How far the paper is turned clockwise.</param>
    /// <param name="transform">Moved along with the pixels; null when there is none.</param>
    public static (GrayImage Image, PageTransform? Transform) Of(GrayImage image, double degrees, PageTransform? transform)
    {
        var quarters = 90 * Math.Round(degrees / 90);
        var turn = -(Math.Abs(degrees - quarters) < StraightEnough ? quarters : degrees);
        if (turn % 360 == 0)
        {
            return (image, transform);
        }

        var radians = turn * Math.PI / 180;
        var (cos, sin) = (Math.Cos(radians), Math.Sin(radians));
        var width = Rounded((image.Width * Math.Abs(cos)) + (image.Height * Math.Abs(sin)));
        var height = Rounded((image.Width * Math.Abs(sin)) + (image.Height * Math.Abs(cos)));
        var right = (width / 2.0) - (cos * image.Width / 2) + (sin * image.Height / 2);
        var down = (height / 2.0) - (sin * image.Width / 2) - (cos * image.Height / 2);
        var map = new AffineMap(cos, -sin, right, sin, cos, down);
        return (map.Draw(image, width, height), transform?.MovedBy(map));
    }

    static int Rounded(double pixels) => (int)Math.Round(pixels);
}
