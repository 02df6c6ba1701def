using QRCoder;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>Sheets of paper as a scanner sees them: A4 at 200 dpi, gray.</summary>
static class TestScans
{
    public const int Width = 1654;
    public const int Height = 2339;
    public const string CodeText = "HPKI:LR:7KQ4-M2XW-9D3T:1";
    const double PixelsPerMillimetre = 200 / 25.4;

    /// <summary>A form with ruled lines, text and a code of 25 mm, turned by the given degrees about its middle.</summary>
    public static SKBitmap Form(string? code = CodeText, double degrees = 0, double codeMillimetres = 25, int width = Width, int height = Height)
    {
        var turned = ((int)Math.Round(degrees / 90) & 1) == 1;
        var bitmap = new SKBitmap(new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Translate(bitmap.Width / 2f, bitmap.Height / 2f);
        canvas.RotateDegrees((float)degrees);
        canvas.Translate(-width / 2f, -height / 2f);
        Draw(canvas, code, codeMillimetres, width);
        return bitmap;
    }

    public static SKBitmap Blank() => Form(code: null) is var form && Erase(form) ? form : throw new InvalidOperationException();

    /// <summary>Gaussian noise on every pixel.</summary>
    public static SKBitmap Noisy(SKBitmap page, double sigma, int seed)
    {
        var random = new Random(seed);
        foreach (ref var pixel in page.GetPixelSpan())
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            pixel = (byte)Math.Clamp(pixel + (normal * sigma), 0, 255);
        }

        return page;
    }

    public static SKBitmap Blurred(SKBitmap page, float sigma)
    {
        var result = new SKBitmap(page.Info);
        using var canvas = new SKCanvas(result);
        using var paint = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(sigma, sigma) };
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(page, 0, 0, paint);
        return result;
    }

    public static byte[] EncodeAs(this SKBitmap page, SKEncodedImageFormat format, int quality = 85)
    {
        using var data = page.Encode(format, quality);
        return data.ToArray();
    }

    static bool Erase(SKBitmap page)
    {
        page.Erase(SKColors.White);
        return true;
    }

    static void Draw(SKCanvas canvas, string? code, double codeMillimetres, int width)
    {
        using var line = new SKPaint { Color = SKColors.Black, StrokeWidth = 3, Style = SKPaintStyle.Stroke };
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var font = new SKFont(SKTypeface.Default, 40);
        for (var row = 0; row < 12; row++)
        {
            canvas.DrawRect(150, 700 + (row * 110), width - 300, 110, line);
            canvas.DrawText($"Field {row}: sample text 0123456789", 170, 770 + (row * 110), font, ink);
        }

        if (code is not null)
        {
            using var generator = new QRCodeGenerator();
            var modules = generator.CreateQrCode(code, QRCodeGenerator.ECCLevel.Q).ModuleMatrix;
            var size = (float)(codeMillimetres * PixelsPerMillimetre / (modules.Count - 8));
            for (var y = 0; y < modules.Count; y++)
            {
                for (var x = 0; x < modules.Count; x++)
                {
                    if (modules[y][x])
                    {
                        canvas.DrawRect(width - 450 + (x * size), 150 + (y * size), size, size, ink);
                    }
                }
            }
        }
    }
}
