using Hpki.Procedures.Forms;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>A person who fills in a form by hand.</summary>
sealed class Pen(SKCanvas canvas, Chance chance) : IDisposable
{
    const double LeftEmpty = 0.07;

    readonly SKPaint ink = new()
    {
        IsAntialias = true,
        IsStroke = true,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
        StrokeWidth = (float)chance.Between(0.35, 0.7),
        Color = Gray(chance.Between(15, 85)),
    };

    /// <returns>The keys of the ticked boxes and the required questions left empty.</returns>
    public (IReadOnlyList<string> Ticked, IReadOnlyList<string> LeftEmpty) FillIn(FormLayout layout, int page)
    {
        List<string> ticked = [], empty = [];
        foreach (var question in layout.Fields.Where(field => field.Page == page && field.Kind != FormFieldKind.OfficeUse).GroupBy(field => field.Question))
        {
            var boxes = question.Where(field => field.Kind == FormFieldKind.CheckBox).ToList();
            var lines = question.Except(boxes).ToList();
            var isLeft = chance.Of(question.Any(field => field.Required) ? LeftEmpty : 0.3);
            if (isLeft && question.Any(field => field.Required))
            {
                empty.Add(question.Key);
            }

            if (!isLeft)
            {
                foreach (var box in Chosen(boxes))
                {
                    Tick(box.Area);
                    ticked.Add(box.Key);
                }

                lines.ForEach(Write);
            }
        }

        return (ticked, empty);
    }

    public void Dispose() => ink.Dispose();

    IEnumerable<FormField> Chosen(List<FormField> boxes) =>
        boxes.Count == 0 ? []
        : boxes[0].OneOf || boxes.Count == 1 ? [chance.One(boxes)]
        : boxes.Where(_ => chance.Of(0.4)).DefaultIfEmpty(boxes[0]);

    void Tick(MmRect box)
    {
        var (x, y) = (box.Left + chance.Near(0, 0.5), box.Top + chance.Near(0, 0.5));
        var size = box.Width * chance.Near(1.05, 0.25);
        switch (chance.Below(5))
        {
            case 0 or 1:
                Line((x + (0.1f * size), y + (0.5f * size)), (x + (0.4f * size), y + (0.85f * size)), (x + size, y + chance.Near(0, 0.8)));
                break;
            case 2:
                Line((x, y), (x + size, y + size));
                Line((x + size, y), (x, y + size));
                break;
            case 3:
                Line((x + (0.1f * size), y + (0.8f * size)), (x + (0.9f * size), y + (0.1f * size)));
                break;
            default:
                for (var row = 0.15f; row < 0.95f; row += 0.13f)
                {
                    Line((x + (0.1f * size), y + (row * size)), (x + (0.9f * size), y + ((row + 0.06f) * size)));
                }

                break;
        }
    }

    void Write(FormField field)
    {
        if (field.Kind == FormFieldKind.Photo)
        {
            using var photo = new SKPaint { Color = Gray(chance.Between(80, 160)) };
            canvas.DrawRect(field.Area.Left + 1, field.Area.Top + 1, field.Area.Width - 2, field.Area.Height - 2, photo);
            return;
        }

        if (field.Cells > 0)
        {
            var width = field.Area.Width / field.Cells;
            for (var cell = 0; cell < field.Cells; cell++)
            {
                Letter(new MmRect(field.Area.Left + (cell * width), field.Area.Top, width, field.Area.Height).Inset(1, 1), strokes: 2);
            }

            return;
        }

        var size = Math.Min(field.Area.Height - 1, chance.Near(6, 1.5));
        var letters = Math.Min((int)((field.Area.Width - 2) / size), 2 + chance.Below(12));
        for (var i = 0; i < Math.Max(1, letters); i++)
        {
            Letter(new MmRect(field.Area.Left + 1 + (i * size), field.Area.Top + chance.Near(0.8, 0.4), size * 0.85f, size * 0.9f), strokes: 3 + chance.Below(3));
        }
    }

    void Letter(MmRect cell, int strokes)
    {
        for (var i = 0; i < strokes; i++)
        {
            Line(Inside(cell), Inside(cell), Inside(cell));
        }
    }

    (float X, float Y) Inside(MmRect cell) => ((float)chance.Between(cell.Left, cell.Right), (float)chance.Between(cell.Top, cell.Bottom));

    void Line(params (float X, float Y)[] points)
    {
        using var path = new SKPath();
        path.MoveTo(points[0].X, points[0].Y);
        foreach (var (x, y) in points[1..])
        {
            path.LineTo(x, y);
        }

        canvas.DrawPath(path, ink);
    }

    static SKColor Gray(double level) => new((byte)level, (byte)level, (byte)level);
}
