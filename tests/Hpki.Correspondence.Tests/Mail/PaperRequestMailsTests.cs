using System.Net;
using System.Text.RegularExpressions;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures.Deficiencies;

namespace Hpki.Correspondence.Tests.Mail;

public sealed partial class PaperRequestMailsTests
{
    public static TheoryData<string, MailLanguage> Mails => [.. PaperRequestTemplates.All.SelectMany(
        template => Enum.GetValues<MailLanguage>().Select(language => new TheoryDataRow<string, MailLanguage>(template, language)))];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Mail_InTextAndHtml_NamesNumberProcedureStandingNextStepDeadlineAndContact(string template, MailLanguage language)
    {
        MailText mail = PaperRequestSamples.Compose(template, language);

        string[] labels = language == MailLanguage.Japanese
            ? ["受付番号", "お手続き", "対象のカード", "現在の状況", "次のお手続き", "期限"]
            : ["Request number", "Procedure", "Card", "Where it stands", "Next step", "Deadline"];
        string html = WebUtility.HtmlDecode(mail.Html);
        Assert.Equal(template, mail.Template);
        Assert.Contains("K7M-4PX-9TWE", mail.Subject, StringComparison.Ordinal);
        Assert.All(labels, label => Assert.Contains($"\n■ {label}\n", mail.Text, StringComparison.Ordinal));
        Assert.All(labels, label => Assert.Contains($">{label}<", html, StringComparison.Ordinal));
        Assert.All(["K7M-4PX-9TWE", "00-0000-0000", "4821"], fact => Assert.Contains(fact, mail.Text, StringComparison.Ordinal));
        Assert.All(["http", "www.", "<a ", "<img", "<script"], forbidden => Assert.DoesNotContain(forbidden, mail.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public void Mail_NameWithMarkup_IsEscapedAndNotInTheSubject(string template, MailLanguage language)
    {
        MailText mail = PaperRequestSamples.Compose(template, language, "見本 <b>花子</b>");

        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;花子&lt;/b&gt;", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_InEnglish_HasNoJapaneseBesideNames() => Assert.All(PaperRequestTemplates.All, template =>
        Assert.DoesNotMatch(Japanese(), PaperRequestSamples.Compose(template, MailLanguage.English, "Mihon Hanako").Text.Replace(TestData.CreateCenter().PostalAddress, "", StringComparison.Ordinal)));

    [Fact]
    public void Deficient_NamesEachItemAndItsCure()
    {
        string text = PaperRequestSamples.Compose(PaperRequestTemplates.Deficient).Text.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

        Assert.Equal(4, PaperRequestSamples.Deficiencies.Count);
        Assert.All(PaperRequestSamples.Deficiencies, (Deficiency one) =>
        {
            Assert.Contains(one.What.Japanese, text, StringComparison.Ordinal);
            Assert.Contains(one.Cure.Japanese, text, StringComparison.Ordinal);
        });
        Assert.Contains("2027年1月25日（月）必着", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_ANameThatCouldForgeLines_IsRefused() =>
        Assert.All(["", " ", "見本\n花子"], name => Assert.Throws<ArgumentException>(() => PaperRequestSamples.Facts(name)));

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();
}
