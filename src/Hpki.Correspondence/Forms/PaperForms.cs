using System.Text;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Prints the forms of the catalogue as PDF on A4: blank, for a request, or filled in.</summary>
public sealed class PaperForms(CenterContact center)
{
    /// <summary>Same content, same bytes.</summary>
    /// <exception cref="MissingGlyphException">The font lacks a character of an entry; see <see cref="Check"/>.</exception>
    /// <exception cref="TextDoesNotFitException">An entry or the centre's address is too long for its place.</exception>
    /// <exception cref="ArgumentException">The reference does not keep to the form code's format.</exception>
    /// <exception cref="KeyNotFoundException">There is no such version, or the form has no such field.</exception>
    public byte[] Print(FormPrint print)
    {
        var sheet = SheetOf(print.Kind, print.Version);
        return new PdfDocument
        {
            Title = print.Number.Length > 0 ? $"{sheet.Layout.Title}（{print.Number}）" : sheet.Layout.Title,
            Subject = FormContents.Of(print.Kind).Purpose,
            Author = center.Name,
            CreatedAt = print.PrintedAt,
            Pages = FormPrinter.Draw(sheet, print.Reference, FormWords.Of(center, print.Number), print.Entries),
        }.ToBytes();
    }

    /// <summary>Which entries cannot be printed as they are, by the field's key, and why (Japanese).</summary>
    public static IReadOnlyList<FormMistake> Check(FormKind kind, IReadOnlyDictionary<string, string> entries)
    {
        var layout = SheetOf(kind, null).Layout;
        return [.. entries.Select(entry => WhyNot(layout.Field(entry.Key), entry.Value)).OfType<FormMistake>()];
    }

    static FormMistake? WhyNot(FormField field, string value)
    {
        var unknown = value.EnumerateRunes().Where(character => character.Value != '\n' && !TrueTypeFont.Of(FontWeight.Regular).CanDraw(character)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            return new(field.Key, $"{field.Label}の「{Shown(value, unknown)}」は印刷できない文字です。別の字かカタカナで入力し、印刷した用紙の余白に正しい字をお書き添えください。");
        }
        try
        {
            FormPrinter.Fill(new PageDrawing(), field, value);
            return null;
        }
        catch (TextDoesNotFitException)
        {
            return new(field.Key, $"{field.Label}が用紙の枠に入りません。短くして入力してください。");
        }
    }

    // A variation selector (異体字セレクター) shows nothing by itself: the character that it varies is named.
    static string Shown(string value, List<Rune> unknown)
    {
        List<Rune> all = [.. value.EnumerateRunes()];
        return string.Concat(all.Index().Where(item => unknown.Contains(item.Item))
            .Select(item => item.Item.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) && item.Index > 0 ? $"{all[item.Index - 1]}（異体字の指定）" : item.Item.ToString()).Distinct());
    }

    static FormSheet SheetOf(FormKind kind, int? version) =>
        FormSheets.Of(FormContents.Of(kind).Code, version ?? FormLayouts.Current(kind).Version);
}
