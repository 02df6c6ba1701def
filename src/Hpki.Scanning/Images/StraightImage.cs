using System.Runtime.InteropServices;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Rendering;
using SkiaSharp;

namespace Hpki.Scanning.Images;

/// <summary>A page turned upright and straight. It grows so that nothing of it is cut off. SkiaSharp turns pixels here; it never meets bytes from outside.</summary>
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
        var turned = new GrayImage(width, height);
        Draw(image, turned, new SKMatrix((float)cos, (float)-sin, (float)right, (float)sin, (float)cos, (float)down, 0, 0, 1));
        return (turned, transform?.MovedBy(cos, -sin, right, sin, cos, down));
    }

    static void Draw(GrayImage from, GrayImage to, SKMatrix matrix)
    {
        var (source, target) = (GCHandle.Alloc(from.Buffer, GCHandleType.Pinned), GCHandle.Alloc(to.Buffer, GCHandleType.Pinned));
        try
        {
            using var picture = SKImage.FromPixels(Info(from), source.AddrOfPinnedObject(), from.Width);
            using var surface = SKSurface.Create(Info(to), target.AddrOfPinnedObject(), to.Width)
                ?? throw new InvalidOperationException($"A page of {to.Width} by {to.Height} pixels could not be drawn.");
            surface.Canvas.Clear(SKColors.White);
            surface.Canvas.SetMatrix(matrix);
            surface.Canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
            surface.Canvas.Flush();
        }
        finally
        {
            source.Free();
            target.Free();
        }
    }

    static SKImageInfo Info(GrayImage image) => new(image.Width, image.Height, SKColorType.Gray8, SKAlphaType.Opaque);

    static int Rounded(double pixels) => (int)Math.Round(pixels);
}
