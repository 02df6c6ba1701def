using System.Text.RegularExpressions;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Draws any layout: frames, words, empty fields, prefilled fields, corner marks, and on every page its code.</summary>
static partial class FormPrinter
{
    // Large where the place is high; a place of one line takes nothing larger than fits its height.
    static readonly TextStyle Entry = new(14);
    static readonly TextStyle Digit = new(12);
    static readonly TextStyle Tick = new(12, FontWeight.Bold, Centered: true);

    const float SmallestLines = 7;

    /// <param name="sheet">What to draw.</param>
    /// <param name="reference">Opaque reference for the code on each page.</param>
    /// <param name="words">Values for <c>{key}</c> in the captions.</param>
    /// <param name="entries">What to print into fields, by field key.</param>
    public static IReadOnlyList<PageDrawing> Draw(
        FormSheet sheet, string reference, IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> entries)
    {
        var layout = sheet.Layout;
        var pages = Enumerable.Range(1, layout.PageCount).Select(_ => new PageDrawing()).ToList();
        foreach (var frame in sheet.Frames.OrderBy(frame => frame.Fill is null))
        {
            Draw(pages[frame.Page - 1], frame);
        }
        // Digits in their cells and the words between them are one answer: 西暦1970年4月1日.
        Dictionary<string, TextBlock> numbers = [];
        foreach (var caption in sheet.Captions)
        {
            TextBlock block = new(caption.Role, caption.Area, leftToRight: caption.Question is not null);
            block = caption.Question is { } question && !numbers.TryAdd(question, block) ? numbers[question] : block;
            pages[caption.Page - 1].Write(Resolve(caption.Text, words), caption.Area, caption.Style, block);
        }
        foreach (var field in layout.Fields)
        {
            Draw(pages[field.Page - 1], field);
        }
        foreach (var (key, value) in entries)
        {
            var field = layout.Field(key);
            Fill(pages[field.Page - 1], field, value, field.Kind == FormFieldKind.Digits ? numbers.GetValueOrDefault(field.Question) : null);
        }
        for (var i = 0; i < pages.Count; i++)
        {
            var code = new FormCode(layout.Form, layout.Version, i + 1, reference);
            pages[i].Add(new DrawingStep.Symbol(layout.Code, QrSymbol.Modules(code.Format())));
            foreach (var mark in layout.RegistrationMarks)
            {
                pages[i].Add(new DrawingStep.Fill(mark, Shade.Ink));
            }
            pages[i].ReadingOrder = InOrder(pages[i], [.. sheet.Frames.Where(frame => frame.Page == i + 1 && frame.LineWidth > 0).Select(frame => frame.Area)]);
        }
        return pages;
    }

    // Cell by cell as the rows are ruled, and within a cell line by line: what was typed follows its label.
    static IReadOnlyList<TextBlock> InOrder(PageDrawing page, MmRect[] cells) =>
    [
        .. page.Steps.OfType<DrawingStep.Text>().Select(text => text.Block).OfType<TextBlock>().Distinct()
            .Select(block => (Block: block, Cell: cells.Where(cell => Holds(cell, block.Area)).OrderBy(cell => cell.Width * cell.Height).FirstOrDefault(block.Area)))
            .OrderBy(placed => MathF.Round(placed.Cell.Top)).ThenBy(placed => MathF.Round(placed.Cell.Left))
            .ThenBy(placed => MathF.Round(MiddleOf(placed.Block.Area))).ThenBy(placed => placed.Block.Area.Left)
            .Select(placed => placed.Block),
    ];

    static bool Holds(MmRect cell, MmRect area) =>
        area.Left + (area.Width / 2) is var x && x >= cell.Left && x <= cell.Right && MiddleOf(area) is var y && y >= cell.Top && y <= cell.Bottom;

    static float MiddleOf(MmRect area) => area.Top + (area.Height / 2);

    /// <summary>Prints a value into its field.</summary>
    /// <exception cref="TextDoesNotFitException">It is too long for its place.</exception>
    /// <exception cref="InvalidOperationException">The field is not for typed text.</exception>
    public static void Fill(PageDrawing page, FormField field, string value, TextBlock? number = null)
    {
        switch (field.Kind)
        {
            case FormFieldKind.Text when field.Lines > 1:
                FillLines(page, field, value);
                break;
            case FormFieldKind.Text:
                var points = Math.Min(Entry.Points, MathF.Floor(field.Area.Height * 72 / 25.4f * 0.6f));
                page.WriteOnOneLine(value, field.Area.Inset(1.5f, 0), Entry with { Points = points });
                break;
            case FormFieldKind.Digits:
                FillCells(page, field, value, number ?? new(TextRole.Paragraph, field.Area, leftToRight: true));
                break;
            case FormFieldKind.CheckBox:
                // The tick is text, so that whoever listens to the document hears which box has it.
                page.Write(value, field.Area.Inset(-1, -1), Tick, new(TextRole.Paragraph, field.Area, spoken: "チェックあり"));
                break;
            default:
                throw new InvalidOperationException($"Nothing is typed into {field.Key}, which is of kind {field.Kind}.");
        }
    }

    static void FillLines(PageDrawing page, FormField field, string value)
    {
        for (var style = new TextStyle(11) { LineSpacing = 1.35f }; ; style = style with { Points = style.Points - 0.5f })
        {
            try
            {
                page.Write(value, field.Area.Inset(1.5f, 0), style);
                return;
            }
            catch (TextDoesNotFitException) when (style.Points > SmallestLines)
            {
                // Smaller type holds more.
            }
        }
    }

    // A number shorter than its cells stands at the right, where its last digit belongs.
    static void FillCells(PageDrawing page, FormField field, string value, TextBlock number)
    {
        if (value.Length > field.Cells)
        {
            throw new TextDoesNotFitException(field.Area, value.Length);
        }
        var width = field.Area.Width / field.Cells;
        for (var i = 0; i < value.Length; i++)
        {
            var cell = field.Cells - value.Length + i;
            page.Write(value[i].ToString(), field.Area with { Left = field.Area.Left + (cell * width), Width = width }, Digit with { Centered = true }, number);
        }
    }

    static void Draw(PageDrawing page, FormFrame frame)
    {
        if (frame.Fill is { } fill)
        {
            page.Add(new DrawingStep.Fill(frame.Area, fill));
        }
        if (frame.LineWidth > 0)
        {
            page.Add(new DrawingStep.Frame(frame.Area, frame.LineWidth, Shade.Ink));
        }
    }

    static void Draw(PageDrawing page, FormField field)
    {
        switch (field.Kind)
        {
            case FormFieldKind.Digits:
                var width = field.Area.Width / field.Cells;
                for (var cell = 0; cell < field.Cells; cell++)
                {
                    page.Add(new DrawingStep.Frame(field.Area with { Left = field.Area.Left + (cell * width), Width = width }, 0.15f, Shade.Hairline));
                }
                break;
            case FormFieldKind.CheckBox:
                page.Add(new DrawingStep.Frame(field.Area, 0.3f, Shade.Ink));
                break;
            case FormFieldKind.Text or FormFieldKind.Signature or FormFieldKind.OfficeUse or FormFieldKind.Photo:
                break; // The ruled row around it is its frame.
            default:
                throw new InvalidOperationException($"Unknown field kind {field.Kind}.");
        }
    }

    static string Resolve(string text, IReadOnlyDictionary<string, string> words) =>
        Placeholder().Replace(text, match => words[match.Groups[1].Value]);

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Placeholder();
}
