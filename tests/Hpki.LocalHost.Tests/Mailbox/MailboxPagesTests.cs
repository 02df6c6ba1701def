using System.Net;
using System.Text.RegularExpressions;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Mailbox;

namespace Hpki.LocalHost.Tests.Mailbox;

/// <summary>The mailbox in SendGrid's place: the pages by which people play it.</summary>
public sealed partial class MailboxPagesTests(LocalHost host) : IClassFixture<LocalHost>, IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Application.Address };

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Play_AReport_PostsItSignedAndShowsTheAnswer()
    {
        CapturedMail mail = Mail();
        host.Application.Mails.Add(mail);
        string address = $"/mailbox/{mail.Id}";

        HttpResponseMessage posted = await PostAsync(address, (MailboxFields.Story, nameof(DeliveryStory.Deliver)));
        string page = await client.GetStringAsync(address, Stop);

        Assert.Equal((HttpStatusCode.SeeOther, address), (posted.StatusCode, posted.Headers.Location?.OriginalString));
        Assert.Equal(["processed", "delivered"], host.Application.Mails.Find(mail.Id)!.Played.Select(report => report.Event));
        Assert.All(host.Application.Mails.Find(mail.Id)!.Played, report => Assert.Equal(200, report.Answer));
        Assert.Contains("配達済(システムの応答 200)", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behave_Chosen_IsHowTheProviderAnswers()
    {
        ProviderConduct conduct = host.Application.Services.GetRequiredService<ProviderConduct>();

        await PostAsync("/mailbox", (MailboxFields.Answer, nameof(ProviderAnswer.Busy)), (MailboxFields.Reports, MailboxFields.ByItself));
        (ProviderAnswer, bool) chosen = (conduct.Answer, conduct.ReportsDelivery);
        await PostAsync("/mailbox", (MailboxFields.Answer, nameof(ProviderAnswer.Accept)), (MailboxFields.Reports, MailboxFields.ByHand));

        Assert.Equal((ProviderAnswer.Busy, true), chosen);
        Assert.Equal((ProviderAnswer.Accept, false), (conduct.Answer, conduct.ReportsDelivery));
    }

    [Theory]
    [InlineData("/mailbox", "answer", "Accept")]
    [InlineData("/mailbox/some", "story", "Deliver")]
    public async Task Post_WithoutToken_ChangesNothing(string address, string field, string value)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { [field] = value });

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(address, form, Stop)).StatusCode);
    }

    async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        string page = await client.GetStringAsync(address, Stop);
        using FormUrlEncodedContent form = new(
            [KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups[1].Value), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(address, form, Stop);
    }

    static CapturedMail Mail() => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        ReceivedAt = TimeProvider.System.GetUtcNow(),
        From = new("center@example.jp", null),
        To = [new("mihon@example.jp", null)],
        Subject = "件名",
        CustomArgs = new Dictionary<string, string> { ["mail_key"] = "not-of-a-request" },
    };

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)"|value="([^"]+)" name="__RequestVerificationToken""")]
    private static partial Regex Token();
}
