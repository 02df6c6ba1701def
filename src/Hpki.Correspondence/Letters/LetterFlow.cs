using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Letters;

/// <summary>Sets a letter's body from the top downwards, and goes on to another page when one is full.</summary>
sealed class LetterFlow
{
    const float Left = 22;
    const float Right = 188;
    const float Bottom = 279;
    const float TopOfNextPages = 24;

    readonly List<PageDrawing> pages;
    readonly Action<PageDrawing> begin;
    float cursor;

    /// <param name="first">The page with the letter's head.</param>
    /// <param name="top">Where the body begins on it.</param>
    /// <param name="begin">Sets the head of every further page.</param>
    public LetterFlow(PageDrawing first, float top, Action<PageDrawing> begin)
    {
        (pages, cursor, this.begin) = ([first], top, begin);
    }

    public IReadOnlyList<PageDrawing> Pages => pages;

    PageDrawing Page => pages[^1];

    public void Space(float height) => cursor += height;

    /// <summary>A paragraph from margin to margin, or from <paramref name="indent"/> on, with a <paramref name="mark"/> before its first line.</summary>
    public void Paragraph(string text, TextStyle style, float indent = 0, float after = 1.6f, string? mark = null)
    {
        TextBlock block = new(TextRole.Paragraph, default);
        foreach (string line in LineBreaker.Break(text, Right - Left - indent, style))
        {
            // A block lies on one page.
            block = Keep(style.LineHeight) ? new(TextRole.Paragraph, default) : block;
            if (mark is not null)
            {
                Page.Add(new DrawingStep.Text(mark, Left, Baseline(style), style) { Block = block });
                mark = null;
            }
            Page.Add(new DrawingStep.Text(line, Left + indent, Baseline(style), style) { Block = block });
            cursor += style.LineHeight;
        }
        cursor += after;
    }

    /// <summary>One line at the right margin, as 敬具.</summary>
    public void AtRight(string text, TextStyle style, float after = 1.6f)
    {
        Keep(style.LineHeight);
        Page.Add(new DrawingStep.Text(text, Right - style.Width(text), Baseline(style), style));
        cursor += style.LineHeight + after;
    }

    /// <summary>Lines in the middle of the page, as 記.</summary>
    public void Centered(string text, TextStyle style, float after = 2, TextRole role = TextRole.Paragraph)
    {
        TextBlock block = new(role, default);
        foreach (string line in LineBreaker.Break(text, Right - Left, style))
        {
            block = Keep(style.LineHeight) ? new(role, default) : block;
            Page.Add(new DrawingStep.Text(line, ((Left + Right) - style.Width(line)) / 2, Baseline(style), style) { Block = block });
            cursor += style.LineHeight;
        }
        cursor += after;
    }

    /// <summary>A ruled row of a table; a row is never torn apart.</summary>
    public void Row(string label, string value, TextStyle style)
    {
        const float labelWidth = 40;
        const float padding = 1.2f;
        IReadOnlyList<string> labels = LineBreaker.Break(label, labelWidth - 4, style);
        IReadOnlyList<string> values = LineBreaker.Break(value, Right - Left - labelWidth - 4, style);
        float height = (Math.Max(labels.Count, values.Count) * style.LineHeight) + (2 * padding);
        Keep(height);
        MmRect row = new(Left, cursor, Right - Left, height);
        Page.Add(new DrawingStep.Fill(row with { Width = labelWidth }, Shade.Tint));
        Page.Add(new DrawingStep.Frame(row, 0.2f, Shade.Hairline));
        Lines(labels, Left + 2, style with { Weight = FontWeight.Bold });
        Lines(values, Left + labelWidth + 2, style);
        cursor += height;

        void Lines(IReadOnlyList<string> lines, float x, TextStyle with)
        {
            TextBlock block = new(TextRole.Paragraph, default);
            for (int i = 0; i < lines.Count; i++)
            {
                Page.Add(new DrawingStep.Text(lines[i], x, Baseline(with) + padding + (i * with.LineHeight), with) { Block = block });
            }
        }
    }

    /// <summary>Begins a page when less than this is left of the present one.</summary>
    /// <returns>Whether it did.</returns>
    public bool Keep(float height)
    {
        if (cursor + height <= Bottom)
        {
            return false;
        }
        pages.Add(new PageDrawing());
        cursor = TopOfNextPages;
        begin(Page);
        return true;
    }

    float Baseline(TextStyle style) => cursor + ((style.LineHeight - style.Em) / 2) + (0.88f * style.Em);
}
