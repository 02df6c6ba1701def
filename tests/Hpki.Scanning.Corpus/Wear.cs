using Hpki.Procedures.Forms;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>What happens to a sheet between printer and scanner.</summary>
sealed class Wear(Chance chance)
{
    public void Stamp(SKBitmap sheet, MmRect code)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var ink = new SKPaint { IsAntialias = true, IsStroke = true, StrokeWidth = chance.Near(0.6, 0.15), BlendMode = SKBlendMode.Multiply, Color = Gray(chance.Between(90, 160)) };
        var radius = chance.Near(8, 2);
        var (x, y) = (code.Left + (code.Width / 2) + chance.Near(0, 12), code.Top + (code.Height / 2) + chance.Near(0, 12));
        canvas.DrawCircle(x, y, radius, ink);
        canvas.DrawLine(x - radius, y - 2, x + radius, y - 2, ink);
        canvas.DrawLine(x - radius, y + 2, x + radius, y + 2, ink);
        for (var i = 0; i < 5; i++)
        {
            canvas.DrawRect(x - 5 + (i * 2), y - 1.2f, 1.2f, 2.4f, ink);
        }
    }

    /// <summary>A label over the code, or the corner torn off: nobody can read the code again.</summary>
    public void RemoveCode(SKBitmap sheet, MmRect code)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var cover = new SKPaint { Color = chance.Of(0.5) ? SKColors.White : Gray(60) };
        var area = code.Inset(chance.Of(0.5) ? -1 : 4, -1);
        canvas.DrawRect(area.Left, area.Top, area.Width, area.Height, cover);
    }

    public void PunchHoles(SKBitmap sheet)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var hole = new SKPaint { IsAntialias = true, Color = Gray(chance.Of(0.5) ? 20 : 225) };
        var x = chance.Near(11, 1.5);
        foreach (var y in new[] { 148.5f - 40, 148.5f + 40 })
        {
            canvas.DrawCircle(x, y, 3, hole);
        }
    }

    public void Dirt(SKBitmap sheet)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var speck = new SKPaint { IsAntialias = true };
        for (var i = chance.Below(40); i > 0; i--)
        {
            speck.Color = Gray(chance.Between(20, 170));
            canvas.DrawCircle((float)chance.Between(0, 210), (float)chance.Between(0, 297), (float)chance.Between(0.05, 0.3), speck);
        }
    }

    public void PenStroke(SKBitmap sheet)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var ink = new SKPaint { IsAntialias = true, StrokeWidth = chance.Near(0.6, 0.2), Color = Gray(chance.Between(20, 90)) };
        canvas.DrawLine((float)chance.Between(5, 205), (float)chance.Between(5, 290), (float)chance.Between(5, 205), (float)chance.Between(5, 290), ink);
    }

    /// <summary>A copy of a copy: a little smaller or larger, off by some millimetres, softer, harder in contrast, with specks of toner.</summary>
    public SKBitmap Photocopy(SKBitmap sheet)
    {
        var scale = chance.Near(0.995, 0.02);
        var matrix = SKMatrix.CreateScaleTranslation(
            scale, scale * chance.Near(1, 0.004), chance.Near(0, 12), chance.Near(0, 12));
        using var moved = Sheet.Redrawn(sheet, matrix, sheet.Width, sheet.Height);
        var copy = Sheet.Softened(moved, chance.Near(0.7, 0.2));
        var (black, gain) = (chance.Between(25, 60), chance.Between(1.15, 1.5));
        foreach (ref var pixel in copy.GetPixelSpan())
        {
            pixel = (byte)Math.Clamp(((pixel - 128) * gain) + 138, black, 255);
        }

        Dirt(copy);
        return copy;
    }

    /// <summary>Print of the front that shines through the empty back.</summary>
    public static void ShineThrough(SKBitmap back, SKBitmap front)
    {
        var pixels = back.GetPixelSpan();
        var other = front.GetPixelSpan();
        for (var y = 0; y < back.Height; y++)
        {
            for (var x = 0; x < back.Width; x++)
            {
                pixels[(y * back.Width) + x] -= (byte)((255 - other[(y * back.Width) + back.Width - 1 - x]) / 16);
            }
        }
    }

    static SKColor Gray(double level) => new((byte)level, (byte)level, (byte)level);
}
