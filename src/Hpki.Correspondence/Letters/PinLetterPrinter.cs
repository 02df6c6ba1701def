using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Letters;

/// <summary>
/// Prints the PIN for a window envelope: the letter on the upper two thirds of the sheet, and below the second fold the field to tear off, which lies inside
/// when the sheet is folded.
/// </summary>
public sealed class PinLetterPrinter(CenterContact center)
{
    const int Shortest = 4;
    const int Longest = 16;
    const float Left = 22;
    const float Width = 166;
    const float TopOfBody = 62;
    const float Cell = 9;

    static readonly MmRect Field = new(Left, (2 * LetterHead.Fold) + 14, Width, 62);
    static readonly TextStyle Small = new(9);
    static readonly TextStyle Body = new(10.5f) { LineSpacing = 1.45f };
    static readonly TextStyle Title = new(13, FontWeight.Bold);
    static readonly TextStyle Symbol = new(18, FontWeight.Bold) { Centered = true };

    /// <exception cref="FormatException">That is no PIN of a card; the message does not say it.</exception>
    public PrintedLetter Print(PinLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (letter.Pin.Length is < Shortest or > Longest || !letter.Pin.All(symbol => symbol is > ' ' and <= '~'))
        {
            throw new FormatException($"A PIN has {Shortest} to {Longest} printable ASCII characters; this one has not.");
        }

        PageDrawing page = new();
        bool byHand = AddressBlock.Draw(page, letter.Recipient);
        LetterHead.Draw(page, center, letter.RequestNumber, letter.Date);
        LetterFlow flow = new(page, TopOfBody, _ => throw new InvalidOperationException("The PIN's letter is one sheet."));
        Write(flow, letter);
        TearOff(page, letter);
        PdfDocument document = new()
        {
            Title = $"暗証番号のお知らせ（{letter.RequestNumber}）",
            Subject = "医師資格証の暗証番号のお知らせ（郵送）",
            Author = center.Name,
            CreatedAt = TokyoTime.At(letter.Date),
            Pages = [page],
        };
        return new(document.ToBytes(), 1, byHand);
    }

    void Write(LetterFlow flow, PinLetter letter)
    {
        flow.Centered("医師資格証の暗証番号のお知らせ", Title, after: 4, TextRole.Title);
        flow.Paragraph("拝啓　時下ますますご清祥のこととお慶び申し上げます。", Body);
        flow.Paragraph($"　お申し出のありました医師資格証（カード番号の下4桁 {letter.CardEnding}）の暗証番号を、下の欄のとおりお知らせいたします。", Body);
        flow.AtRight("敬具", Body);
        flow.Space(2);
        foreach (string point in (string[])
        [
            "暗証番号は、ご本人だけがお使いになれます。当センターの職員を含め、誰にもお伝えにならないでください。",
            "下の欄を切り取り、医師資格証とは別の場所に保管してください。不要になりましたら、読めないように裁断してください。",
            "暗証番号を続けて誤りますと、資格証が使えなくなることがあります。",
            "封筒が開いていたときや、お心当たりがないときは、すぐに下記へご連絡ください。",
            "この通知書の控えは、当センターにはございません。",
        ])
        {
            flow.Paragraph(point, Body, indent: Body.Em, after: 1.2f, mark: "・");
        }

        flow.Space(2);
        flow.Row("お問い合わせ先", $"{center.Name}\n電話 {center.Phone}（受付時間 {center.Hours}）", Body with { Points = 10 });
    }

    static void TearOff(PageDrawing page, PinLetter letter)
    {
        float cut = Field.Top - 8;
        page.Add(new DrawingStep.Fill(new(Left, cut, Width, 0.2f), Shade.Hairline));
        page.WriteOnOneLine("切り取り", new(Left, cut - 5, Width, 4), Small with { Centered = true, Shade = Shade.Muted });
        page.Add(new DrawingStep.Frame(Field, 0.4f, Shade.Ink));
        page.WriteOnOneLine("医師資格証 暗証番号", new(Field.Left, Field.Top + 4, Field.Width, 9), Title with { Centered = true });
        page.WriteOnOneLine($"カード番号の下4桁 {letter.CardEnding}　　受付番号 {letter.RequestNumber}", new(Field.Left, Field.Top + 14, Field.Width, 6), Small with { Centered = true });
        float left = Field.Left + ((Field.Width - (letter.Pin.Length * Cell)) / 2);
        foreach (char symbol in letter.Pin)
        {
            MmRect cell = new(left, Field.Top + 26, Cell, 14);
            page.Add(new DrawingStep.Frame(cell, 0.2f, Shade.Hairline));
            page.Write($"{symbol}", cell, Symbol);
            left += Cell;
        }

        page.WriteOnOneLine("英字の大文字と小文字は区別されます。", new(Field.Left, Field.Top + 46, Field.Width, 6), Small with { Centered = true });
    }
}
