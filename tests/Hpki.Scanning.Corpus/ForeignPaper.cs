using QRCoder;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>What else lies in an envelope: certificates, letters, copies of cards.</summary>
sealed class ForeignPaper(Chance chance)
{
    public SKBitmap Make()
    {
        var sheet = Sheet.Empty();
        using var canvas = Sheet.Canvas(sheet);
        using var ink = new SKPaint { IsAntialias = true, StrokeWidth = 0.3f, Color = SKColors.Black };
        if (chance.Of(0.3))
        {
            CardCopy(canvas, ink);
        }
        else
        {
            Text(canvas, ink);
        }

        if (chance.Of(0.25))
        {
            Code(canvas, ink, $"https://example.org/{chance.Below(1_000_000)}", (float)chance.Between(15, 170), (float)chance.Between(15, 250));
        }

        return sheet;
    }

    void Text(SKCanvas canvas, SKPaint ink)
    {
        for (var y = 25f; y < chance.Between(150, 275); y += 8)
        {
            for (var x = 20f; x < chance.Between(80, 190); x += 4.5f)
            {
                for (var stroke = 0; stroke < 4; stroke++)
                {
                    canvas.DrawLine(x + chance.Near(1.7, 1.6), y + chance.Near(1.7, 1.6), x + chance.Near(1.7, 1.6), y + chance.Near(1.7, 1.6), ink);
                }
            }
        }
    }

    void CardCopy(SKCanvas canvas, SKPaint ink)
    {
        var (left, top) = ((float)chance.Between(20, 100), (float)chance.Between(20, 200));
        ink.IsStroke = true;
        canvas.DrawRoundRect(left, top, 85.6f, 54, 3, 3, ink);
        ink.IsStroke = false;
        using var photo = new SKPaint { Color = new SKColor(120, 120, 120) };
        canvas.DrawRect(left + 58, top + 8, 22, 28, photo);
        for (var line = 0; line < 6; line++)
        {
            canvas.DrawRect(left + 5, top + 8 + (line * 7), (float)chance.Between(15, 45), 2, ink);
        }
    }

    static void Code(SKCanvas canvas, SKPaint ink, string text, float left, float top)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var module = 22f / data.ModuleMatrix.Count;
        using var paper = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(left, top, 22, 22, paper);
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix.Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    canvas.DrawRect(left + (x * module), top + (y * module), module, module, ink);
                }
            }
        }
    }
}
