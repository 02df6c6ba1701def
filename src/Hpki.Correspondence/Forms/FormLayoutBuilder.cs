using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Sets ruled rows one below the other and notes every field's place as it goes.</summary>
sealed class FormLayoutBuilder(int page, float left, float width, float top)
{
    const float Padding = 2;
    const float DigitWidth = 5;
    const float DigitHeight = 6.4f;
    const float BoxSize = 4;
    const float ThinLine = 0.2f;
    const float ThickLine = 0.5f;

    static readonly TextStyle HeadingStyle = new(9.5f, FontWeight.Bold);
    static readonly TextStyle Label = new(8.5f);
    static readonly TextStyle Choice = new(9);

    readonly List<FormField> fields = [];
    readonly List<FormCaption> captions = [];
    readonly List<FormFrame> frames = [];
    float sectionTop = top;

    public IReadOnlyList<FormField> Fields => fields;

    public IReadOnlyList<FormCaption> Captions => captions;

    public IReadOnlyList<FormFrame> Frames => frames;

    public float Y { get; private set; } = top;

    public void Heading(string text)
    {
        const float height = 5.6f;
        frames.Add(new FormFrame(page, new MmRect(left, Y + 0.9f, 1.2f, height - 1.9f), 0, Shade.Ink));
        captions.Add(new FormCaption(page, new MmRect(left + 2.8f, Y, width - 2.8f, height), text, HeadingStyle));
        Y += height;
        sectionTop = Y;
    }

    /// <summary>Draws the thick frame around the rows since the heading and leaves a gap.</summary>
    public void EndSection(float gap)
    {
        frames.Add(new FormFrame(page, new MmRect(left, sectionTop, width, Y - sectionTop), ThickLine));
        Gap(gap);
    }

    public void Gap(float height) => Y += height;

    /// <summary>One row of cells; each is given its rectangle. The shares of the widths add up to the whole width.</summary>
    public void Row(float height, params (float Width, Action<MmRect> Fill)[] cells)
    {
        var x = left;
        foreach (var (cellWidth, fill) in cells)
        {
            var area = new MmRect(x, Y, cellWidth, height);
            fill(area);
            frames.Add(new FormFrame(page, area, ThinLine));
            x += cellWidth;
        }
        if (Math.Abs(x - left - width) > 0.01f)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The row at {Y} mm is {x - left} mm wide, not {width} mm."));
        }
        Y += height;
    }

    public Action<MmRect> Caption(string text) => area =>
    {
        frames.Add(new FormFrame(page, area, 0, Shade.Tint));
        captions.Add(new FormCaption(page, area.Inset(Padding, 0.3f), text, Label));
    };

    public Action<MmRect> Field(string key, FormFieldKind kind) => area => fields.Add(new FormField(key, page, area.Inset(1, 0.6f), kind));

    public Action<MmRect> Words(string text, TextStyle style) => area => captions.Add(new FormCaption(page, area.Inset(Padding, 0.5f), text, style));

    /// <summary>A small heading at the upper edge and room to write below it.</summary>
    public Action<MmRect> Headed(string label, string key, FormFieldKind kind) => area =>
    {
        const float labelHeight = 4.2f;
        var head = area with { Height = labelHeight };
        frames.Add(new FormFrame(page, head, ThinLine, Shade.Tint));
        captions.Add(new FormCaption(page, head, label, new TextStyle(7.5f, Centered: true)));
        fields.Add(new FormField(key, page, new MmRect(area.Left, area.Top + labelHeight, area.Width, area.Height - labelHeight).Inset(1, 0.6f), kind));
    };

    public Action<MmRect> Digits(string before, params (string Key, int Cells, string After)[] groups) => area => DigitGroups(area, before, groups);

    /// <summary>Western year, month and day, because staff and recognition need not ask which era.</summary>
    public Action<MmRect> Date(string key) => area =>
        DigitGroups(area, "西暦", [($"{key}.year", 4, "年"), ($"{key}.month", 2, "月"), ($"{key}.day", 2, "日")]);

    /// <summary>Postal code above, address below.</summary>
    public Action<MmRect> Address(string key) => area =>
    {
        const float postalHeight = DigitHeight + 1.4f;
        DigitGroups(area with { Height = postalHeight }, "〒", [($"{key}.postalFirst", 3, "-"), ($"{key}.postalLast", 4, "")]);
        fields.Add(new FormField(
            key, page, new MmRect(area.Left, area.Top + postalHeight, area.Width, area.Height - postalHeight).Inset(1, 0.6f), FormFieldKind.Text));
    };

    /// <summary>Boxes to tick, each with its words and, where a width is given, room to write in brackets.</summary>
    public Action<MmRect> Choices(params FormChoice[] choices) => area =>
    {
        var x = area.Left + Padding;
        var middle = area.Top + (area.Height / 2);
        foreach (var choice in choices)
        {
            fields.Add(new FormField(choice.Key, page, new MmRect(x, middle - (BoxSize / 2), BoxSize, BoxSize), FormFieldKind.CheckBox));
            x += BoxSize + 1.4f;
            x = Print(choice.Words);
            if (choice.WriteIn is { } writeIn)
            {
                x = Print($"（{writeIn.Before}");
                fields.Add(new FormField(writeIn.Key, page, new MmRect(x, area.Top + 0.8f, writeIn.Width, area.Height - 1.6f), FormFieldKind.Text));
                x += writeIn.Width;
                x = Print("）");
            }
            x += 5;
        }

        float Print(string words)
        {
            var wordsWidth = Choice.Width(words) + 0.05f;
            captions.Add(new FormCaption(page, new MmRect(x, area.Top, wordsWidth, area.Height), words, Choice));
            return x + wordsWidth;
        }
    };

    void DigitGroups(MmRect area, string before, (string Key, int Cells, string After)[] groups)
    {
        var x = area.Left + Padding;
        Print(before);
        foreach (var (key, cells, after) in groups)
        {
            fields.Add(new FormField(
                key, page, new MmRect(x, area.Top + ((area.Height - DigitHeight) / 2), cells * DigitWidth, DigitHeight), FormFieldKind.Digits, cells));
            x += (cells * DigitWidth) + 0.8f;
            Print(after);
        }

        void Print(string words)
        {
            if (words.Length > 0)
            {
                var wordsWidth = Label.Width(words) + 0.05f;
                captions.Add(new FormCaption(page, new MmRect(x, area.Top, wordsWidth, area.Height), words, Label));
                x += wordsWidth + 0.8f;
            }
        }
    }
}
