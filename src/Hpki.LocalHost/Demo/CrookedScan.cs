using Hpki.Scanning;
using SkiaSharp;

namespace Hpki.LocalHost.Demo;

/// <summary>
/// Plays the paper's way through printer, envelope and scanner: the form becomes an image-only TIFF of 200 dpi, 2° askew, with noise,
/// followed by the sheet's empty back.
/// </summary>
static class CrookedScan
{
    const int Dpi = 200;
    const float SkewDegrees = 2;
    const double NoiseSigma = 12;
    const byte Paper = 244;
    const int Seed = 20260401;

    public static async Task<byte[]> MakeAsync(byte[] formPdf, ScanReader reader, CancellationToken cancellationToken)
    {
        // The product's own PDF engine draws the form, at 200 dpi.
        ScanReading reading = await reader.ReadAsync(formPdf, cancellationToken);
        Verify.That(reading.Refusal is null && reading.Pages.Count > 0, "the printed form is a PDF that can be drawn");
        var random = new Random(Seed);
        List<(int, int, byte[])> pages = [];
        foreach (ScannedPage page in reading.Pages)
        {
            using SKBitmap picture = SKBitmap.Decode(page.ViewerImage) ?? throw new DemoFailedException($"Page {page.Number} of the form has no picture.");
            pages.Add((picture.Width, picture.Height, Noisy(Skewed(picture), random)));
            pages.Add((picture.Width, picture.Height, Noisy(Empty(picture.Width * picture.Height), random)));
        }
        return GrayTiff.Write(pages, Dpi);
    }

    static byte[] Skewed(SKBitmap picture)
    {
        using var scan = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(scan))
        using (SKImage image = SKImage.FromBitmap(picture))
        {
            canvas.Clear(SKColors.White);
            canvas.RotateDegrees(SkewDegrees, picture.Width / 2f, picture.Height / 2f);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        }
        return scan.GetPixelSpan().ToArray();
    }

    static byte[] Empty(int pixels)
    {
        byte[] page = new byte[pixels];
        Array.Fill(page, byte.MaxValue);
        return page;
    }

    static byte[] Noisy(byte[] pixels, Random random)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            // The sum of two uniform numbers: near enough to a scanner's noise, and the same on every machine.
            double noise = (random.NextDouble() + random.NextDouble() - 1) * NoiseSigma * 2.45;
            pixels[i] = (byte)Math.Clamp((pixels[i] * Paper / byte.MaxValue) + noise, 0, byte.MaxValue);
        }
        return pixels;
    }
}
