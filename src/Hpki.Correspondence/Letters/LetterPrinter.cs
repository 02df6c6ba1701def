using System.Globalization;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Calendar;

namespace Hpki.Correspondence.Letters;

/// <summary>
/// Prints letters for a window envelope, from the same words as the mails. A letter that asks for the form, or for a payment, has the form or the slip behind the last
/// page, so that one print is one envelope. Same content, same bytes.
/// </summary>
public sealed class LetterPrinter(CenterContact center, LostReportForm form)
{
    const float TopOfBody = 60;

    static readonly TextStyle Small = new(9);
    static readonly TextStyle Body = new(10.5f) { LineSpacing = 1.45f };
    static readonly TextStyle Title = new(13, FontWeight.Bold);

    public PrintedLetter Print(LetterContent letter)
    {
        (IReadOnlyList<PageDrawing> pages, bool byHand) = Draw(letter);
        return new(Document($"{letter.Text.Script.Heading.InLetter}（{letter.RequestNumber}）", letter.Date, pages), pages.Count, byHand);
    }

    /// <summary>All letters of a print run in one PDF, in their order.</summary>
    public PrintedLetter PrintRun(IReadOnlyList<LetterContent> letters, DateOnly date)
    {
        List<(IReadOnlyList<PageDrawing> Pages, bool ByHand)> drawn = [.. letters.Select(Draw)];
        PageDrawing[] pages = [.. drawn.SelectMany(letter => letter.Pages)];
        string title = string.Create(CultureInfo.InvariantCulture, $"お知らせ（郵送）{letters.Count}通");
        return new(Document(title, date, pages), pages.Length, drawn.Any(letter => letter.ByHand));
    }

    byte[] Document(string title, DateOnly date, IReadOnlyList<PageDrawing> pages) => new PdfDocument
    {
        Title = title,
        Subject = "医師資格証に関するお知らせ（郵送）",
        Author = center.Name,
        CreatedAt = TokyoTime.At(date),
        Pages = pages,
    }.ToBytes();

    (IReadOnlyList<PageDrawing> Pages, bool ByHand) Draw(LetterContent letter)
    {
        PageDrawing first = new();
        bool byHand = AddressBlock.Draw(first, letter.Recipient);
        LetterHead.Draw(first, center, letter.RequestNumber, letter.Date);
        LetterFlow flow = new(first, TopOfBody, page => page.WriteOnOneLine($"受付番号 {letter.RequestNumber}（続き）", new(22, 13, 166, 5), Small));
        Write(flow, letter);
        Number(flow.Pages);
        return letter.Text.Script switch
        {
            { AsksForForm: true } => ([.. flow.Pages, .. Form(letter)], byHand),
            { Slip: { } slip } => ([.. flow.Pages, PaymentSlipSheet.Draw(slip, center)], byHand),
            _ => (flow.Pages, byHand),
        };
    }

    // The forms of a letter (拝啓, 記, 以上) around the words of the mail.
    void Write(LetterFlow flow, LetterContent letter)
    {
        MailScript script = letter.Text.Script;
        flow.Centered(script.Heading.InLetter, Title, after: 4, TextRole.Title);
        flow.Paragraph(script.IsUrgent ? "前略　取り急ぎお知らせいたします。" : "拝啓　時下ますますご清祥のこととお慶び申し上げます。", Body);
        foreach (Wording paragraph in script.Opening)
        {
            flow.Paragraph($"　{paragraph.InLetter}", Body);
        }
        flow.AtRight(script.IsUrgent ? "草々" : "敬具", Body);
        flow.Centered("記", Body);
        foreach (MailFact fact in script.Facts)
        {
            flow.Row(fact.Label.InLetter, fact.Value.InLetter, Body with { Points = 10 });
        }
        flow.Space(3);
        foreach (Wording point in script.Points.Concat(script.Closing))
        {
            flow.Paragraph(point.InLetter, Body, indent: Body.Em, after: 1.2f, mark: "・");
        }
        if (script.AsksForForm || script.Slip is not null)
        {
            flow.Space(1);
            flow.Paragraph($"同封書類　{(script.AsksForForm ? "紛失届" : "払込票")}　1部", Body);
        }
        flow.AtRight("以上", Body, after: 2);
        Contact(flow);
    }

    void Contact(LetterFlow flow)
    {
        const int lines = 3;
        flow.Keep((lines * Body.LineHeight) + 4);
        flow.Row("お問い合わせ先", $"{center.Name}\n電話 {center.Phone}（受付時間 {center.Hours}）\n〒{center.PostalCode} {center.PostalAddress}", Body with { Points = 10 });
    }

    static void Number(IReadOnlyList<PageDrawing> pages)
    {
        for (int i = 0; pages.Count > 1 && i < pages.Count; i++)
        {
            pages[i].Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {pages.Count}"), new(22, 282, 166, 5), Small with { Centered = true });
        }
    }

    IReadOnlyList<PageDrawing> Form(LetterContent letter)
    {
        LostReportFormContent content = new()
        {
            Reference = letter.FormReference,
            RequestNumber = letter.RequestNumber,
            HolderName = TrueTypeFont.Of(FontWeight.Regular).CanDraw(letter.Recipient.Name) ? letter.Recipient.Name : null,
            PrintedAt = TokyoTime.At(letter.Date),
        };
        try
        {
            return form.Draw(content);
        }
        catch (TextDoesNotFitException)
        {
            return form.Draw(content with { HolderName = null });
        }
    }
}
