using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Prints the lost report (紛失届) of one request as a PDF on A4 that finds its way back by its code.</summary>
public sealed class LostReportForm(CenterContact center)
{
    /// <summary>The version printed now. Older versions stay readable by their number.</summary>
    public static FormLayout Layout => LostReportLayout.Version1.Layout;

    /// <summary>Same content, same bytes.</summary>
    /// <exception cref="MissingGlyphException">The font lacks a character of the name: print again without it.</exception>
    /// <exception cref="TextDoesNotFitException">The name or the centre's address is too long for its place.</exception>
    /// <exception cref="ArgumentException">The reference does not keep to the form code's format.</exception>
    public byte[] Print(LostReportFormContent content) => new PdfDocument
    {
        Title = $"{Layout.Title}（{content.RequestNumber}）",
        Subject = "医師資格証の紛失に関する届出書",
        Author = center.Name,
        CreatedAt = content.PrintedAt,
        Pages = Draw(content),
    }.ToBytes();

    internal IReadOnlyList<PageDrawing> Draw(LostReportFormContent content)
    {
        Dictionary<string, string> entries = [];
        if (content.HolderName is { } name)
        {
            entries["holder.name"] = name;
        }
        return FormPrinter.Draw(LostReportLayout.Version1, content.Reference, FormWords.Of(center, content.RequestNumber), entries);
    }
}
