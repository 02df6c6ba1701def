using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Pdf;

/// <summary>An A4 page under description.</summary>
sealed class PageDrawing
{
    /// <summary>Smallest type a name may shrink to; below it reading suffers.</summary>
    const float SmallestPoints = 6;

    readonly List<DrawingStep> steps = [];

    public IReadOnlyList<DrawingStep> Steps => steps;

    /// <summary>The order in which the blocks are read out; null: as they were written. Those that are not in it come last.</summary>
    public IReadOnlyList<TextBlock>? ReadingOrder { get; set; }

    public void Add(DrawingStep step) => steps.Add(step);

    /// <summary>Sets a text into an area, on as many lines as it needs.</summary>
    /// <exception cref="TextDoesNotFitException">The area is too small.</exception>
    public void Write(string text, MmRect area, TextStyle style, TextBlock? block = null)
    {
        block ??= new(TextRole.Paragraph, area);
        var lines = LineBreaker.Break(text, area.Width, style);
        if (lines.Any(line => style.Width(line) > area.Width) || ((lines.Count - 1) * style.LineHeight) + style.Em > area.Height)
        {
            throw new TextDoesNotFitException(area, text.Length);
        }
        var top = style.FromTop ? area.Top : area.Top + ((area.Height - (((lines.Count - 1) * style.LineHeight) + style.Em)) / 2);
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }
            var x = style.Centered ? area.Left + ((area.Width - style.Width(lines[i])) / 2) : area.Left;
            // The baseline of the em square lies 88 % from its top in Japanese fonts.
            steps.Add(new DrawingStep.Text(lines[i], x, top + (i * style.LineHeight) + (0.88f * style.Em), style) { Block = block });
        }
    }

    /// <summary>Sets a text on one line, smaller when it is long.</summary>
    /// <exception cref="TextDoesNotFitException">Even the smallest type is too wide.</exception>
    public void WriteOnOneLine(string text, MmRect area, TextStyle style)
    {
        while (style.Width(text) > area.Width)
        {
            style = style with { Points = style.Points - 0.5f };
            if (style.Points < SmallestPoints)
            {
                throw new TextDoesNotFitException(area, text.Length);
            }
        }
        Write(text, area, style);
    }
}
