using System.Text.RegularExpressions;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Draws any layout: frames, words, empty fields, prefilled fields, corner marks, and on every page its code.</summary>
static partial class FormPrinter
{
    static readonly TextStyle Entry = new(14);

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
        foreach (var caption in sheet.Captions)
        {
            pages[caption.Page - 1].Write(Resolve(caption.Text, words), caption.Area, caption.Style);
        }
        foreach (var field in layout.Fields)
        {
            Draw(pages[field.Page - 1], field);
        }
        foreach (var (key, value) in entries)
        {
            var field = layout.Field(key);
            pages[field.Page - 1].WriteOnOneLine(value, field.Area.Inset(1.5f, 0), Entry);
        }
        for (var i = 0; i < pages.Count; i++)
        {
            var code = new FormCode(layout.Form, layout.Version, i + 1, reference);
            pages[i].Add(new DrawingStep.Symbol(layout.Code, QrSymbol.Modules(code.Format())));
            foreach (var mark in layout.RegistrationMarks)
            {
                pages[i].Add(new DrawingStep.Fill(mark, Shade.Ink));
            }
        }
        return pages;
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
