using System.Text;
using System.Text.RegularExpressions;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Letters;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Correspondence.Pdf;
using Hpki.Correspondence.Tests.Forms;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Letters;

public sealed partial class LetterPrinterTests
{
    static readonly DateOnly Day = new(2026, 12, 24);
    static readonly LetterRecipient Recipient = new("1000001", "東京都千代田区見本町1丁目2番3号 見本ビルディング西棟1205号室", "見本 花子");

    static LetterPrinter Printer => new(TestData.CreateCenter(), new LostReportForm(TestData.CreateCenter()));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> HolderTemplates => [.. LostReportTemplates.All.Except(LostReportTemplates.ToDutyOfficer)];

    [Fact]
    public void Print_SameContent_GivesTheSameBytes() => Assert.Equal(Printer.Print(Content()).Pdf, Printer.Print(Content()).Pdf);

    [Theory]
    [MemberData(nameof(HolderTemplates))]
    public async Task Print_EveryKind_SaysWhatTheMailSaysAndNothingOfMail(string template)
    {
        MailText mail = Compose(template);

        string text = await TextAsync(Printer.Print(Content(mail)).Pdf);

        Assert.All(
            ["〒100-0001", "見本 花子　様", "受付番号 K7M-4PX-9TWE", "2026年12月24日（木）", "架空電子認証センター", "電話 00-0000-0000", "記", "以上", "期限"],
            words => Assert.Contains(Squeezed(words), text, StringComparison.Ordinal));
        Assert.True(
            (text.Contains("拝啓", StringComparison.Ordinal) && text.Contains("敬具", StringComparison.Ordinal))
            || (text.Contains("前略", StringComparison.Ordinal) && text.Contains("草々", StringComparison.Ordinal)));
        Assert.DoesNotContain("メール", text, StringComparison.Ordinal);
        Assert.All(mail.Script.Opening, paragraph => Assert.Contains(Squeezed(paragraph.Japanese), text, StringComparison.Ordinal));
        Assert.All(mail.Script.Facts, fact => Assert.Contains(Squeezed(fact.Value.InLetter), text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(HolderTemplates))]
    public void Print_LetterThatAsksForTheForm_EnclosesIt(string template)
    {
        bool asks = template is LostReportTemplates.Revoked or LostReportTemplates.FirstReminder or LostReportTemplates.SecondReminder or LostReportTemplates.CardFound;

        PrintedLetter letter = Printer.Print(Content(Compose(template)));

        Assert.InRange(letter.PageCount - (asks ? LostReportForm.Layout.PageCount : 0), 1, 2);
    }

    [Fact]
    public async Task Print_AddressAndNothingElse_IsSeenThroughTheWindow()
    {
        byte[] pdf = Printer.Print(Content()).Pdf;

        (string Word, MmRect Area)[] words = await PdfWords.OfFirstPageAsync(pdf, Cancellation);

        MmRect seen = WindowEnvelope.AlwaysSeen;
        Assert.Equal((20f, 12f, 65f, 24f), (seen.Left, seen.Top, seen.Width, seen.Height));
        (string Word, MmRect Area)[] inWindow = [.. words.Where(word => word.Area.Overlaps(WindowEnvelope.EverSeen))];
        Assert.All(inWindow, word => Assert.True(seen.Inset(-0.5f, -0.5f).Contains(word.Area), $"{word.Word} at {word.Area} leaves the window."));
        Assert.Equal(
            Squeezed($"〒100-0001{Recipient.Address}{Recipient.Name}様"),
            Squeezed(string.Concat(inWindow.Select(word => word.Word))));
        GrayPage page = await GrayPage.RenderAsync(pdf, Cancellation);
        MmRect ever = WindowEnvelope.EverSeen;
        Assert.Equal(255, page.Darkest(new(1, 1, seen.Left - 1.5f, ever.Height - 1.5f)));
        Assert.Equal(255, page.Darkest(new(seen.Right + 0.5f, 1, ever.Right - seen.Right - 1, ever.Height - 1.5f)));
        Assert.Equal(255, page.Darkest(new(1, seen.Bottom + 0.5f, ever.Right - 1.5f, ever.Bottom - seen.Bottom - 1)));
    }

    [Theory]
    [InlineData("見本 花子", "東京都千代田区見本町1-1", false)]
    [InlineData("見本 \U000323AF", "東京都千代田区見本町1-1", true)]
    [InlineData("見本 花子", "東京都千代田区\U000323AF町1-1", true)]
    [InlineData("見本 花子", "長", true)]
    public async Task Print_WhatTheFontOrTheWindowCannotHold_IsLeftForHandwriting(string name, string address, bool byHand)
    {
        address = address == "長" ? new('長', 200) : address;

        PrintedLetter letter = Printer.Print(Content() with { Recipient = new("1000001", address, name) });

        Assert.Equal(byHand, letter.AddressByHand);
        string text = await TextAsync(letter.Pdf);
        Assert.Contains("様", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(!byHand || address.Length == 200 || name == "見本 花子", text.Contains("見本花子", StringComparison.Ordinal));
        Assert.Equal(!byHand || name != "見本 花子", text.Contains(Squeezed(address), StringComparison.Ordinal));
    }

    [Fact]
    public async Task PrintRun_ManyLetters_HasAllOfThemInTheirOrder()
    {
        LetterContent[] letters = [Content(), Content(Compose(LostReportTemplates.Closed)) with { RequestNumber = "AAA-AAA-AAAA" }];

        PrintedLetter run = Printer.PrintRun(letters, Day);

        Assert.Equal(letters.Sum(letter => Printer.Print(letter).PageCount), run.PageCount);
        string text = await TextAsync(run.Pdf);
        Assert.True(text.IndexOf("K7M-4PX-9TWE", StringComparison.Ordinal) < text.IndexOf("AAA-AAA-AAAA", StringComparison.Ordinal));
    }

    [Fact]
    public void Print_NextPage_IsBegunWhenOneIsFull()
    {
        LetterFlow flow = new(new PageDrawing(), 61, _ => { });

        for (int i = 0; i < 120; i++)
        {
            flow.Paragraph("見本の段落です。", new TextStyle(10.5f));
        }

        Assert.InRange(flow.Pages.Count, 3, 6);
        Assert.All(flow.Pages.SelectMany(page => page.Steps).OfType<DrawingStep.Text>(), line => Assert.InRange(line.Baseline, 20, 277));
    }

    static LetterContent Content(MailText? text = null) => new()
    {
        Recipient = Recipient,
        Text = text ?? Compose(LostReportTemplates.Revoked),
        RequestNumber = "K7M-4PX-9TWE",
        FormReference = "K7M4PX9TWE",
        Date = Day,
    };

    static MailText Compose(string template)
    {
        LostReportMails mails = new(TestData.CreateCenter());
        LostReportFacts facts = TestData.CreateFacts();
        return template switch
        {
            LostReportTemplates.Revoked => mails.Revoked(facts, TestData.Afternoon, Day.AddDays(30)),
            LostReportTemplates.FirstReminder => mails.FirstReminder(facts, Day.AddDays(30)),
            LostReportTemplates.SecondReminder => mails.SecondReminder(facts, Day.AddDays(30)),
            LostReportTemplates.FormReceived => mails.FormReceived(facts, Day, Day.AddDays(1)),
            LostReportTemplates.Closed => mails.Closed(facts, Day),
            LostReportTemplates.ClosedWithoutForm => mails.ClosedWithoutForm(facts, Day),
            LostReportTemplates.CardFound => mails.CardFound(facts, Day.AddDays(30)),
            LostReportTemplates.HoldPlaced => mails.HoldPlaced(facts, TestData.Afternoon, TestData.Afternoon.AddMinutes(30)),
            LostReportTemplates.HoldLifted => mails.HoldLifted(facts, TestData.Afternoon),
            LostReportTemplates.Withdrawn => mails.Withdrawn(facts, Day),
            _ => throw new ArgumentOutOfRangeException(nameof(template), template, "This template has no letter here yet; add one."),
        };
    }

    static async Task<string> TextAsync(byte[] pdf)
    {
        using TemporaryFile file = new(pdf);
        return Squeezed(Encoding.UTF8.GetString(await RequiredPart.RunAsync("pdftotext", ["-raw", file.Path, "-"], Cancellation)));
    }

    static string Squeezed(string text) => Whitespace().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
