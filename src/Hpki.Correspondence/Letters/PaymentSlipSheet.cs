using System.Globalization;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Letters;

/// <summary>
/// 払込票, the sheet behind a letter that asks for a payment: the part that the payer takes to the bank, and below the cut the part to keep. The
/// bank's own slip is not known (domain.md §1.2); this one carries what every transfer needs.
/// </summary>
static class PaymentSlipSheet
{
    const float Left = 22;
    const float Width = 166;
    const float LabelWidth = 44;
    const float Cut = 158;

    static readonly TextStyle Small = new(9);
    static readonly TextStyle Label = new(10, FontWeight.Bold);
    static readonly TextStyle Value = new(11);
    static readonly TextStyle Large = new(18, FontWeight.Bold);

    public static PageDrawing Draw(PaymentSlip slip, CenterContact center)
    {
        PageDrawing page = new();
        Part(page, 18, "払込票", slip, [("払込先", slip.Account?.Account ?? ""), ("口座名義", slip.Account?.AccountHolder ?? "")]);
        page.Write(
            "払込みの際は、払込人名の前に照合番号を付けてください。照合番号がないと、ご入金を確認できないことがあります。金額は書き換えず、1回でお払込みください。",
            new(Left, 132, Width, 20), Small with { FromTop = true });
        page.Add(new DrawingStep.Fill(new(Left, Cut, Width, 0.2f), Shade.Hairline));
        page.WriteOnOneLine("切り取り", new(Left, Cut - 5, Width, 4), Small with { Centered = true, Shade = Shade.Muted });
        Part(page, Cut + 8, "払込票（お手元の控え）", slip, [("お問い合わせ先", $"{center.Name}　電話 {center.Phone}（{center.Hours}）")]);
        return page;
    }

    static void Part(PageDrawing page, float top, string title, PaymentSlip slip, IReadOnlyList<(string Label, string Value)> more)
    {
        page.WriteOnOneLine(title, new(Left, top, Width, 10), Large with { Centered = true });
        top += 14;
        top = Row(page, top, 14, "照合番号", slip.Reference, Large);
        top = Row(page, top, 14, "金額", string.Create(CultureInfo.InvariantCulture, $"¥{slip.Yen:N0}"), Large);
        top = Row(page, top, 9, "うち消費税", string.Create(CultureInfo.InvariantCulture, $"¥{slip.TaxYen:N0}（{slip.TaxPercent}%）"), Value);
        top = Row(page, top, 9, "払込期限", JapaneseDate.Of(slip.DueOn), Value);
        top = Row(page, top, 9, "内容", $"{slip.Purpose}（受付番号 {slip.RequestNumber}）", Value);
        top = Row(page, top, 9, "払込人", TrueTypeFont.Of(FontWeight.Regular).CanDraw(slip.PayerName) ? $"{slip.PayerName} 様" : "", Value);
        foreach ((string label, string value) in more)
        {
            top = Row(page, top, 12, label, value, Value);
        }
    }

    static float Row(PageDrawing page, float top, float height, string label, string value, TextStyle style)
    {
        MmRect row = new(Left, top, Width, height);
        page.Add(new DrawingStep.Fill(row with { Width = LabelWidth }, Shade.Tint));
        page.Add(new DrawingStep.Frame(row, 0.2f, Shade.Hairline));
        page.WriteOnOneLine(label, new(Left + 3, top, LabelWidth - 6, height), Label);
        page.WriteOnOneLine(value, new(Left + LabelWidth + 3, top, Width - LabelWidth - 6, height), style);
        return top + height;
    }
}
