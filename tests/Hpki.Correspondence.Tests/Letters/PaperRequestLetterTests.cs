using System.Text;
using System.Text.RegularExpressions;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Letters;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Correspondence.Tests.Mail;

namespace Hpki.Correspondence.Tests.Letters;

/// <summary>Letters about requests on paper; the one that asks for a payment has the slip behind it.</summary>
public sealed partial class PaperRequestLetterTests
{
    static LetterPrinter Printer => new(TestData.CreateCenter(), new LostReportForm(TestData.CreateCenter()));

    // What goes to a former mail address never goes by post.
    public static TheoryData<string> Templates => [.. PaperRequestTemplates.All.Where(template => template != PaperRequestTemplates.ContactsChangedFormerly)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Print_EveryKind_SpeaksOfNoMailAndFitsAnEnvelope(string template)
    {
        PrintedLetter letter = Printer.Print(Content(template));

        string text = await TextAsync(letter.Pdf);
        Assert.DoesNotContain("メール", text, StringComparison.Ordinal);
        Assert.Contains("見本花子", text, StringComparison.Ordinal);
        Assert.InRange(letter.PageCount, 1, 3);
        Assert.Equal(template == PaperRequestTemplates.PaymentDue, text.Contains("払込票（お手元の控え）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_PaymentDue_HasTheSlipTwiceForPayerAndBank()
    {
        PrintedLetter letter = Printer.Print(Content(PaperRequestTemplates.PaymentDue));

        string text = await TextAsync(letter.Pdf);
        Assert.Equal(2, letter.PageCount);
        Assert.All(["同封書類払込票1部", "見本銀行見本支店普通0000000", "切り取り", "うち消費税¥500（10%）"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(3, text.Split("1234-5678-9012").Length - 1);
        Assert.Equal(2, text.Split("¥5,500").Length - 1);
        Assert.Equal(letter.Pdf, Printer.Print(Content(PaperRequestTemplates.PaymentDue)).Pdf);
    }

    static LetterContent Content(string template) => new()
    {
        Recipient = new("1000001", "東京都千代田区見本町1丁目2番3号", "見本 花子"),
        Text = PaperRequestSamples.Compose(template),
        RequestNumber = "K7M-4PX-9TWE",
        FormReference = "K7M4PX9TWE",
        Date = new(2026, 12, 24),
    };

    static async Task<string> TextAsync(byte[] pdf)
    {
        using TemporaryFile file = new(pdf);
        byte[] text = await RequiredPart.RunAsync("pdftotext", ["-raw", file.Path, "-"], TestContext.Current.CancellationToken);
        return Whitespace().Replace(Encoding.UTF8.GetString(text), "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
