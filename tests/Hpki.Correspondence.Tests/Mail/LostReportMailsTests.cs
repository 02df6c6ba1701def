using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Tests.Mail;

public sealed partial class LostReportMailsTests
{
    static readonly LostReportMails Mails = new(TestData.CreateCenter());
    static readonly DateOnly Due = new(2027, 1, 25);

    public static TheoryData<string, MailLanguage> HolderMails => [.. HolderTemplates.SelectMany(
        template => Enum.GetValues<MailLanguage>().Select(language => new TheoryDataRow<string, MailLanguage>(template, language)))];

    static IEnumerable<string> HolderTemplates => LostReportTemplates.All.Except(LostReportTemplates.ToDutyOfficer);

    [Theory]
    [MemberData(nameof(HolderMails))]
    public void HolderMail_InTextAndHtml_NamesNumberProcedureStandingNextStepDeadlineAndContact(string template, MailLanguage language)
    {
        var mail = Compose(template, TestData.CreateFacts(), language);

        string[] labels = language == MailLanguage.Japanese
            ? ["受付番号", "お手続き", "対象のカード", "現在の状況", "次のお手続き", "期限", "お問い合わせ先"]
            : ["Request number", "Procedure", "Card", "Where it stands", "Next step", "Deadline", "Contact"];
        var html = WebUtility.HtmlDecode(mail.Html);
        Assert.Equal(template, mail.Template);
        Assert.Contains("K7M-4PX-9TWE", mail.Subject, StringComparison.Ordinal);
        Assert.All(labels[..^1], label => Assert.Contains($"\n■ {label}\n", mail.Text, StringComparison.Ordinal));
        Assert.Contains($"\n{labels[^1]}\n", mail.Text, StringComparison.Ordinal);
        Assert.All(labels, label => Assert.Contains($">{label}<", html, StringComparison.Ordinal));
        Assert.All(["K7M-4PX-9TWE", "00-0000-0000", "000-0000", "4821"], fact =>
        {
            Assert.Contains(fact, mail.Text, StringComparison.Ordinal);
            Assert.Contains(fact, html, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(HolderMails))]
    public void HolderMail_TextAndHtml_SayTheSame(string template, MailLanguage language)
    {
        var mail = Compose(template, TestData.CreateFacts(), language);

        var document = XDocument.Parse(WithoutVoidElements(mail.Html));
        var pieces = document.Descendants().Where(element => !element.HasElements && element.Name.LocalName is "p" or "li" or "td" or "th")
            .Select(element => element.Value).Where(text => text.Length > 0);
        Assert.All(pieces, piece => Assert.Contains(piece, mail.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(HolderMails))]
    public void HolderMail_Always_HasNoLinkNoScriptNoPictureAndNoSecret(string template, MailLanguage language)
    {
        var mail = Compose(template, TestData.CreateFacts(), language);

        Assert.All(["http", "www.", "<a ", "<img", "<script", "url("], forbidden =>
        {
            Assert.DoesNotContain(forbidden, mail.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(forbidden, mail.Text, StringComparison.OrdinalIgnoreCase);
        });
        Assert.DoesNotMatch(LongNumber(), mail.Text);
    }

    [Theory]
    [MemberData(nameof(HolderMails))]
    public void HolderMail_NameWithMarkup_IsEscapedInHtmlAndPlainInText(string template, MailLanguage language)
    {
        var mail = Compose(template, TestData.CreateFacts("見本 <b>\"花子\"</b> & '𠮷'"), language);

        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&quot;花子&quot;&lt;/b&gt; &amp; &#39;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("見本 <b>\"花子\"</b> & '𠮷'", WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.Contains("見本 <b>\"花子\"</b> & '𠮷'", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", mail.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HolderMails))]
    public void HolderMail_Html_DeclaresItsLanguage(string template, MailLanguage language)
    {
        var mail = Compose(template, TestData.CreateFacts(), language);

        Assert.Contains(language == MailLanguage.Japanese ? "<html lang=\"ja\">" : "<html lang=\"en\">", mail.Html, StringComparison.Ordinal);
        Assert.Equal(language == MailLanguage.English, !Japanese().IsMatch(WithoutNames(mail.Text)));
    }

    [Fact]
    public void Revoked_InJapanese_SaysWhatIsRevokedThatItIsFinalAndWhatToSend()
    {
        var mail = Mails.Revoked(TestData.CreateFacts(), TestData.Afternoon, Due);

        Assert.Contains("すべての電子証明書を失効", mail.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月24日（木） 14時05分", mail.Text, StringComparison.Ordinal);
        Assert.Contains("2027年1月25日（月） 必着", mail.Text, StringComparison.Ordinal);
        Assert.Contains("元に戻すことはできません", mail.Text, StringComparison.Ordinal);
        Assert.Contains("『紛失届』に必要事項をご記入", mail.Text, StringComparison.Ordinal);
        Assert.Contains("再発行には発行費用がかかります", mail.Text, StringComparison.Ordinal);
        Assert.Contains("HPKIセカンド電子証明書は、今回の失効には含まれておりません", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Revoked_LateEveningInUtc_ShowsTheNextDayInTokyo()
    {
        var mail = Mails.Revoked(TestData.CreateFacts(), new DateTimeOffset(2026, 12, 31, 15, 0, 0, TimeSpan.Zero), Due);

        Assert.Contains("2027年1月1日（金） 0時00分", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SecondReminder_ComparedWithTheFirst_HasItsOwnSubject()
    {
        var first = Mails.FirstReminder(TestData.CreateFacts(), Due);
        var second = Mails.SecondReminder(TestData.CreateFacts(), Due);

        Assert.NotEqual(first.Subject, second.Subject);
        Assert.Contains("再度", second.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void ClosedWithoutForm_Always_SaysThatTheRevocationStays()
    {
        var mail = Mails.ClosedWithoutForm(TestData.CreateFacts(), Due);

        Assert.Contains("届出書類未着", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("電子証明書は失効したままです", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CardFound_FormOutstanding_AsksForFormAndCard()
    {
        var waiting = Mails.CardFound(TestData.CreateFacts(), Due);
        var complete = Mails.CardFound(TestData.CreateFacts(), formDueBy: null);

        Assert.Contains("『紛失届』と、見つかったカード", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("2027年1月25日（月） 必着", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("『紛失届』", complete.Text, StringComparison.Ordinal);
        Assert.Contains("ご利用いただけません", complete.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldPlaced_Always_SaysThatNothingIsRevokedYet()
    {
        var mail = Mails.HoldPlaced(TestData.CreateFacts(), TestData.Afternoon, TestData.Afternoon.AddMinutes(30));

        Assert.Contains("現時点では、電子証明書は失効しておりません", mail.Text, StringComparison.Ordinal);
        Assert.Contains("14時35分", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("証明書の一時停止", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RevocationUnconfirmed_ToTheDutyAddress_HoldsIdsOnly()
    {
        var mail = Mails.RevocationUnconfirmed(new RevocationAlarm
        {
            OrderId = "order-17",
            RequestNumber = "K7M-4PX-9TWE",
            OrderedAt = TestData.Afternoon,
            ExceptionDueAt = TestData.Afternoon.AddHours(24),
            LastOutcome = "origin-not-reachable",
        });

        Assert.Contains("K7M-4PX-9TWE", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("システムが原因とともに例外として", mail.Text, StringComparison.Ordinal);
        Assert.All(["K7M-4PX-9TWE", "order-17", "origin-not-reachable", "2026年12月25日（金） 14時05分"], fact => Assert.Contains(fact, mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void TaskAlarms_ToTheDutyAddress_NameTaskNumberAndTime()
    {
        TaskAlarm alarm = new() { TaskId = "task-17", RequestNumber = "K7M-4PX-9TWE", Since = TestData.Afternoon };

        MailText[] mails = [Mails.CallerUnprovedAfterHours(alarm), Mails.CallerProofOverdue(alarm), Mails.ReviewOverdue(alarm), Mails.ReviewRefused(alarm)];

        Assert.All(mails, mail => Assert.All(
            ["K7M-4PX-9TWE", "task-17", "2026年12月24日（木） 14時05分"], fact => Assert.Contains(fact, mail.Text, StringComparison.Ordinal)));
        Assert.Equal(mails.Length, mails.Select(mail => mail.Subject).Distinct().Count());
        Assert.All(mails, mail => Assert.Contains(mail.Template, LostReportTemplates.ToDutyOfficer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("見本\n■ 期限")]
    public void Facts_NameEmptyOrWithLineBreaks_IsRefused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => TestData.CreateFacts(name));

        Assert.Equal(nameof(LostReportFacts.HolderName), error.ParamName);
    }

    [Theory]
    [InlineData("HPK00004821")]
    [InlineData("482")]
    [InlineData("48-1")]
    public void Facts_MoreOrLessThanTheCardsEnding_IsRefused(string ending) =>
        Assert.Throws<ArgumentException>(() => TestData.CreateFacts() with { CardEnding = ending });

    [Fact]
    public void To_Addressed_CarriesWordsAndKey()
    {
        var mail = Mails.Closed(TestData.CreateFacts(), Due);

        var outgoing = mail.To("hanako@example.jp", "見本 花子", "mail-0001");

        Assert.Equal(("mail-0001", LostReportTemplates.Closed, mail.Subject, mail.Text, mail.Html), (outgoing.MailKey, outgoing.Template, outgoing.Subject, outgoing.Text, outgoing.Html));
    }

    [Fact]
    public void Revoked_WithTheFormHere_AsksForNothing()
    {
        var mail = Mails.Revoked(TestData.CreateFacts(), TestData.Afternoon, formDueBy: null, formIsHere: true);

        Assert.DoesNotContain("必着", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ご提出をお願いいたします", mail.Text, StringComparison.Ordinal);
        Assert.Contains("『紛失届』は当センターに届いております", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HolderMails))]
    public void HolderMail_BeforeTheListsShowIt_NeverSaysThatTheRevocationIsDone(string template, MailLanguage language)
    {
        MailText mail = Compose(template, TestData.CreateFacts() with { IsRevoked = false, FormWasRefused = true }, language);

        string[] done = ["失効済み", "すでに失効しております", "すでに失効している", "失効したまま", "certificates are revoked", "already been revoked", "stay revoked"];
        Assert.All(template == LostReportTemplates.Revoked ? [] : done, words => Assert.DoesNotContain(words, mail.Text, StringComparison.Ordinal));
        Assert.Equal(language == MailLanguage.English, !Japanese().IsMatch(WithoutNames(mail.Text)));
    }

    [Fact]
    public void Reminders_AfterARefusedForm_AskForAnotherOne()
    {
        LostReportFacts facts = TestData.CreateFacts() with { FormWasRefused = true };

        MailText[] mails = [Mails.FirstReminder(facts, Due), Mails.SecondReminder(facts, Due)];

        Assert.All(mails, mail =>
        {
            Assert.Contains("再提出のお願い", mail.Subject, StringComparison.Ordinal);
            Assert.Contains("受理に至って", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("未着です", mail.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void HoldPlaced_AfterPaper_DoesNotSpeakOfACall()
    {
        var mail = Mails.HoldPlaced(TestData.CreateFacts(), TestData.Afternoon, TestData.Afternoon.AddMinutes(30), onPaper: true);

        Assert.Contains("届いた書面では", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("お電話では", mail.Text, StringComparison.Ordinal);
    }

    static MailText Compose(string template, LostReportFacts facts, MailLanguage language) => template switch
    {
        LostReportTemplates.Revoked => Mails.Revoked(facts, TestData.Afternoon, Due, language),
        LostReportTemplates.FirstReminder => Mails.FirstReminder(facts, Due, language),
        LostReportTemplates.SecondReminder => Mails.SecondReminder(facts, Due, language),
        LostReportTemplates.FormReceived => Mails.FormReceived(facts, new DateOnly(2027, 1, 5), Due, language),
        LostReportTemplates.Closed => Mails.Closed(facts, Due, language),
        LostReportTemplates.ClosedWithoutForm => Mails.ClosedWithoutForm(facts, Due, language),
        LostReportTemplates.CardFound => Mails.CardFound(facts, Due, language),
        LostReportTemplates.HoldPlaced => Mails.HoldPlaced(facts, TestData.Afternoon, TestData.Afternoon.AddMinutes(30), language: language),
        LostReportTemplates.HoldLifted => Mails.HoldLifted(facts, TestData.Afternoon, language),
        LostReportTemplates.Withdrawn => Mails.Withdrawn(facts, Due, language),
        _ => throw new ArgumentOutOfRangeException(nameof(template), template, "No mail for this template."),
    };

    static string WithoutVoidElements(string html) =>
        VoidElement().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), string.Empty);

    static string WithoutNames(string text)
    {
        var center = TestData.CreateCenter();
        return text.Replace("見本 花子", "", StringComparison.Ordinal).Replace(center.PostalAddress, "", StringComparison.Ordinal);
    }

    [GeneratedRegex("<(meta|br)[^>]*>")]
    private static partial Regex VoidElement();

    [GeneratedRegex("[0-9]{7,}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}-[・]]")]
    private static partial Regex Japanese();
}
