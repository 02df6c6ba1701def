using System.Runtime.InteropServices;
using Hpki.Scanning.Rendering;
using SkiaSharp;

namespace Hpki.Scanning.Images;

/// <summary>The picture staff see in the browser. SkiaSharp only encodes here: it never meets bytes from outside.</summary>
static class ViewerImage
{
    // The grain of a scan is most of what a finer setting would keep, and a third of the time of reading a page.
    const int Quality = 65;
    const int ThumbnailQuality = 60;

    public static byte[] Encode(GrayImage image) => Encode(image, Quality);

    /// <summary>About 400 by 600 pixels: the sketch, turned as the page was.</summary>
    public static byte[] Thumbnail(Sketch sketch, double degrees)
    {
        using var small = new GrayImage(sketch.Width, sketch.Height);
        sketch.Pixels.CopyTo(small.Pixels);
        var (straight, _) = StraightImage.Of(small, degrees, null);
        using (straight)
        {
            return Encode(straight, ThumbnailQuality);
        }
    }

    static byte[] Encode(GrayImage image, int quality)
    {
        var pinned = GCHandle.Alloc(image.Buffer, GCHandleType.Pinned);
        try
        {
            var info = new SKImageInfo(image.Width, image.Height, SKColorType.Gray8, SKAlphaType.Opaque);
            using var pixels = new SKPixmap(info, pinned.AddrOfPinnedObject(), image.Width);
            using var jpeg = pixels.Encode(SKEncodedImageFormat.Jpeg, quality)
                ?? throw new InvalidOperationException($"A page of {image.Width} by {image.Height} pixels could not be encoded as JPEG.");
            return jpeg.ToArray();
        }
        finally
        {
            pinned.Free();
        }
    }
}
