using System.Runtime.InteropServices;
using Hpki.Scanning.Rendering;
using SkiaSharp;

namespace Hpki.Scanning.Images;

/// <summary>The picture staff see in the browser. SkiaSharp only encodes here: it never meets bytes from outside.</summary>
static class ViewerImage
{
    const int Quality = 80;

    public static byte[] Encode(GrayImage image)
    {
        var pinned = GCHandle.Alloc(image.Buffer, GCHandleType.Pinned);
        try
        {
            var info = new SKImageInfo(image.Width, image.Height, SKColorType.Gray8, SKAlphaType.Opaque);
            using var pixels = new SKPixmap(info, pinned.AddrOfPinnedObject(), image.Width);
            using var jpeg = pixels.Encode(SKEncodedImageFormat.Jpeg, Quality)
                ?? throw new InvalidOperationException($"A page of {image.Width} by {image.Height} pixels could not be encoded as JPEG.");
            return jpeg.ToArray();
        }
        finally
        {
            pinned.Free();
        }
    }
}
