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
    const float BoxGap = 1.4f;
    const float OptionGap = 5;
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
        captions.Add(new FormCaption(page, new MmRect(left + 2.8f, Y, width - 2.8f, height), text, HeadingStyle) { Role = TextRole.Heading });
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
    public void Row(float height, params (float Width, Action<MmRect> Fill)[] cells) => RowOf(width, height, cells);

    /// <summary>A row that leaves room at the right.</summary>
    public void RowOf(float rowWidth, float height, params (float Width, Action<MmRect> Fill)[] cells)
    {
        var x = left;
        foreach (var (cellWidth, fill) in cells)
        {
            var area = new MmRect(x, Y, cellWidth, height);
            fill(area);
            frames.Add(new FormFrame(page, area, ThinLine));
            x += cellWidth;
        }
        if (Math.Abs(x - left - rowWidth) > 0.01f)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The row at {Y} mm is {x - left} mm wide, not {rowWidth} mm."));
        }
        Y += height;
    }

    public Action<MmRect> Caption(string text) => area =>
    {
        frames.Add(new FormFrame(page, area, 0, Shade.Tint));
        captions.Add(new FormCaption(page, area.Inset(Padding, 0.3f), text, Label));
    };

    public Action<MmRect> Words(string text, TextStyle style) => area => captions.Add(new FormCaption(page, area.Inset(Padding, 0.5f), text, style));

    /// <summary>The place of a question's answer, as its kind asks for.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="lines">How many lines of writing a text is given.</param>
    /// <param name="writeInWidth">Room behind a box, in millimetres.</param>
    public Action<MmRect> Answer(FormQuestion question, int lines = 1, float writeInWidth = 40) => area =>
    {
        switch (question.Kind)
        {
            case FormAnswerKind.Date:
                // Western years, because staff and recognition need not ask which era.
                DigitGroups(area, question, "西暦", ["年", "月", "日"]);
                break;
            case FormAnswerKind.MedicalRegistrationNumber:
                DigitGroups(area, question, "第", ["号"]);
                break;
            case FormAnswerKind.JmaMemberId:
                DigitGroups(area, question, "", [""]);
                break;
            case FormAnswerKind.Address:
                Address(area, question);
                break;
            case FormAnswerKind.OneOf or FormAnswerKind.AnyOf:
                Choices(area, question, writeInWidth);
                break;
            default:
                Place(question, question.Parts[0], area.Inset(1, 0.6f), lines);
                break;
        }
    };

    /// <summary>A small heading at the upper edge and room for staff below it.</summary>
    public Action<MmRect> OfficeUse(string label, string key) => area =>
    {
        const float labelHeight = 4.2f;
        var head = area with { Height = labelHeight };
        frames.Add(new FormFrame(page, head, ThinLine, Shade.Tint));
        captions.Add(new FormCaption(page, head, label, new TextStyle(7.5f, Centered: true)));
        var room = new MmRect(area.Left, area.Top + labelHeight, area.Width, area.Height - labelHeight).Inset(1, 0.6f);
        fields.Add(new FormField(key, page, room, FormFieldKind.OfficeUse) { Label = $"センター使用欄（{label}）", Question = key });
    };

    /// <summary>A place for a photograph of passport size, its words below.</summary>
    public void Photo(FormQuestion question, MmRect area, string words)
    {
        const float wordsHeight = 4.5f;
        frames.Add(new FormFrame(page, area, ThinLine));
        Place(question, question.Parts[0], new MmRect(area.Left + ((area.Width - 35) / 2), area.Top + 0.5f, 35, 45), 1);
        captions.Add(new FormCaption(page, new MmRect(area.Left, area.Bottom - wordsHeight, area.Width, wordsHeight - 0.4f), words, new TextStyle(6.5f, Shade: Shade.Muted, Centered: true)));
    }

    /// <summary>How many lines the boxes of a question take in this width.</summary>
    public static int LinesOf(FormQuestion question, float width, float writeInWidth) => ChoiceLines(question, width, writeInWidth).Count;

    void Place(FormQuestion question, FormPart part, MmRect area, int lines = 1) => fields.Add(question.Place(part, page, area, lines));

    /// <summary>Postal code above, address below.</summary>
    void Address(MmRect area, FormQuestion question)
    {
        const float postalHeight = DigitHeight + 1.4f;
        DigitGroups(area with { Height = postalHeight }, question, "〒", ["-", ""]);
        Place(question, question.Parts[^1], new MmRect(area.Left, area.Top + postalHeight, area.Width, area.Height - postalHeight).Inset(1, 0.6f), 2);
    }

    /// <summary>Boxes to tick, each with its words and, where something is to be written, room in brackets.</summary>
    void Choices(MmRect area, FormQuestion question, float writeInWidth)
    {
        const float lineHeight = 7;
        var lines = ChoiceLines(question, area.Width, writeInWidth);
        var parts = question.Parts.ToDictionary(part => part.Key);
        // A line alone takes the height that the row has.
        var height = lines.Count == 1 ? area.Height : lineHeight;
        var top = area.Top + ((area.Height - (lines.Count * height)) / 2);
        foreach (var line in lines)
        {
            var row = area with { Top = top, Height = height };
            var x = area.Left + Padding;
            foreach (var option in line)
            {
                var box = new MmRect(x, row.Top + (height / 2) - (BoxSize / 2), BoxSize, BoxSize);
                Place(question, parts[option.Key], box);
                x = Print(option.Shown, x + BoxSize + BoxGap, row);
                if (option.WriteIn is { } writeIn)
                {
                    x = Print($"（{option.WriteInWords}", x, row);
                    Place(question, parts[writeIn], new MmRect(x, row.Top + 0.8f, writeInWidth, height - 1.6f));
                    x = Print("）", x + writeInWidth, row);
                }
                x += OptionGap;
            }
            top += height;
        }

        float Print(string words, float x, MmRect row)
        {
            captions.Add(new FormCaption(page, new MmRect(x, row.Top, WidthOf(words), row.Height), words, Choice));
            return x + WidthOf(words);
        }
    }

    static List<List<FormOption>> ChoiceLines(FormQuestion question, float width, float writeInWidth)
    {
        List<List<FormOption>> lines = [[]];
        var x = Padding;
        foreach (var option in question.Options)
        {
            var needed = BoxSize + BoxGap + WidthOf(option.Shown)
                + (option.WriteIn is null ? 0 : WidthOf($"（{option.WriteInWords}") + writeInWidth + WidthOf("）"));
            if (x + needed > width - (Padding / 2) && lines[^1].Count > 0)
            {
                lines.Add([]);
                x = Padding;
            }
            lines[^1].Add(option);
            x += needed + OptionGap;
        }
        return lines;
    }

    static float WidthOf(string words) => Choice.Width(words) + 0.05f;

    void DigitGroups(MmRect area, FormQuestion question, string before, IReadOnlyList<string> after)
    {
        var x = area.Left + Padding;
        Print(before);
        foreach (var (part, words) in question.Parts.Where(part => part.Kind == FormFieldKind.Digits).Zip(after))
        {
            Place(question, part, new MmRect(x, area.Top + ((area.Height - DigitHeight) / 2), part.Cells * DigitWidth, DigitHeight));
            x += (part.Cells * DigitWidth) + 0.8f;
            Print(words);
        }

        void Print(string words)
        {
            if (words.Length > 0)
            {
                var wordsWidth = Label.Width(words) + 0.05f;
                captions.Add(new FormCaption(page, new MmRect(x, area.Top, wordsWidth, area.Height), words, Label) { Question = question.Key });
                x += wordsWidth + 0.8f;
            }
        }
    }
}
