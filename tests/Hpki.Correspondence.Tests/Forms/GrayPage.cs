using System.Globalization;
using System.Text;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

/// <summary>A page as poppler draws it (binary PGM), addressed in millimetres.</summary>
sealed class GrayPage
{
    const int Dpi = 300;

    readonly byte[] pixels;
    readonly int width;

    GrayPage(byte[] pixels, int width) => (this.pixels, this.width) = (pixels, width);

    public static async Task<GrayPage> RenderAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        using var file = new TemporaryFile(pdf);
        var pgm = await RequiredPart.RunAsync("pdftoppm", ["-gray", "-r", $"{Dpi}", "-singlefile", file.Path], cancellationToken);
        var header = Encoding.ASCII.GetString(pgm, 0, 40).Split('\n');
        Assert.Equal(["P5", "255"], [header[0], header[2]]);
        var width = int.Parse(header[1].Split(' ')[0], CultureInfo.InvariantCulture);
        return new GrayPage(pgm[(header[0].Length + header[1].Length + header[2].Length + 3)..], width);
    }

    /// <summary>Brightness at a place, 0 black to 255 white.</summary>
    public int At(float x, float y) => pixels[((int)(y / 25.4f * Dpi) * width) + (int)(x / 25.4f * Dpi)];

    /// <summary>Darkest spot in an area.</summary>
    public int Darkest(MmRect area)
    {
        var darkest = 255;
        for (var y = area.Top; y < area.Bottom; y += 25.4f / Dpi)
        {
            for (var x = area.Left; x < area.Right; x += 25.4f / Dpi)
            {
                darkest = Math.Min(darkest, At(x, y));
            }
        }
        return darkest;
    }

    /// <summary>Share of dark spots in an area.</summary>
    public double Ink(MmRect area)
    {
        var (dark, all) = (0, 0);
        for (var y = area.Top; y < area.Bottom; y += 25.4f / Dpi)
        {
            for (var x = area.Left; x < area.Right; x += 25.4f / Dpi)
            {
                dark += At(x, y) < 128 ? 1 : 0;
                all++;
            }
        }
        return (double)dark / all;
    }
}
