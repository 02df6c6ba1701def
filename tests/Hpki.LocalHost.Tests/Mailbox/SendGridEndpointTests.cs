using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hpki.LocalHost.Mailbox;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Hpki.LocalHost.Tests.Mailbox;

public sealed class SendGridEndpointTests : IAsyncLifetime
{
    const string ApiKey = "SG.local";
    static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    readonly MailStore mails = new(null);
    readonly ProviderConduct conduct = new(reportsDelivery: false);
    WebApplication web = null!;
    Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        (web, address) = await TestWeb.StartAsync(
            services => services
                .AddSingleton(mails)
                .AddSingleton(conduct)
                .AddSingleton<TimeProvider>(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now))
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<SendGridEndpoint>(provider, ApiKey)),
            app => app.MapMailbox());
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Send_WithTheRealClient_KeepsTheMail()
    {
        SendGridMessage message = Message();
        message.AddCustomArg("mail_key", "request-step");
        message.AddCategory("lost-report");
        message.SetReplyTo(new EmailAddress("desk@example.jp"));
        message.AddAttachment("form.pdf", Convert.ToBase64String("pdf"u8), "application/pdf");

        Response response = await Client(ApiKey).SendEmailAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        CapturedMail mail = Assert.Single(mails.All);
        Assert.Equal(response.Headers.GetValues("X-Message-Id").Single(), mail.Id);
        Assert.Equal(new MailAddressee("center@example.jp", "センター"), mail.From);
        Assert.Equal([new MailAddressee("mihon@example.jp", "見本 太郎")], mail.To);
        Assert.Equal("desk@example.jp", mail.ReplyTo?.Email);
        Assert.Equal(("件名", "本文", "<p>本文</p>"), (mail.Subject, mail.Text, mail.Html));
        Assert.Equal("request-step", mail.CustomArgs["mail_key"]);
        Assert.Equal(["lost-report"], mail.Categories);
        Assert.Equal("form.pdf", Assert.Single(mail.Attachments).FileName);
        Assert.Equal(Now, mail.ReceivedAt);
    }

    [Theory]
    [InlineData(ProviderAnswer.Busy, HttpStatusCode.TooManyRequests)]
    [InlineData(ProviderAnswer.Broken, HttpStatusCode.InternalServerError)]
    [InlineData(ProviderAnswer.Refuse, HttpStatusCode.BadRequest)]
    public async Task Send_WhileTheProviderFails_KeepsNothing(ProviderAnswer answer, HttpStatusCode expected)
    {
        conduct.Answer = answer;

        Response response = await Client(ApiKey).SendEmailAsync(Message(), TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(answer == ProviderAnswer.Busy, response.Headers.RetryAfter is not null);
        Assert.Empty(mails.All);
    }

    [Fact]
    public async Task Send_WhoseAnswerIsLost_KeepsTheMail()
    {
        conduct.Answer = ProviderAnswer.LoseAnswer;

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client(ApiKey).SendEmailAsync(Message(), TestContext.Current.CancellationToken));

        Assert.Single(mails.All);
    }

    [Fact]
    public async Task Send_WrongKey_Is401AndKeepsNothing()
    {
        Response response = await Client("SG.other").SendEmailAsync(Message(), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(mails.All);
    }

    [Fact]
    public async Task Send_InvalidRecipient_Is400WithSendGridsErrors()
    {
        SendGridMessage message = MailHelper.CreateSingleEmail(
            new EmailAddress("center@example.jp"), new EmailAddress("not an address"), "件名", "本文", null);

        Response response = await Client(ApiKey).SendEmailAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        string body = await response.Body.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"field\":\"personalizations.0.to.0.email\"", body, StringComparison.Ordinal);
        Assert.Empty(mails.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"personalizations":[{"to":[{"email":"a@example.jp"}]}],"from":{"email":"b@example.jp"},"content":[{"type":"text/plain","value":"x"}]}""")]
    [InlineData("""{"personalizations":[{"to":[null]}],"from":{"email":"b@example.jp"},"subject":"s","content":[{"type":"text/plain","value":"x"}]}""")]
    [InlineData("""{"personalizations":[null],"from":{"email":"b@example.jp"},"subject":"s","content":[null]}""")]
    public async Task Send_MalformedBody_Is400(string body)
    {
        HttpResponseMessage response = await PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(mails.All);
    }

    [Fact]
    public async Task Send_Above30Megabytes_Is413()
    {
        string body = $$"""{"subject":"{{new string('x', 31 * 1024 * 1024)}}"}""";

        HttpResponseMessage response = await PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    async Task<HttpResponseMessage> PostAsync(HttpContent content)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.ExpectContinue = true; // so that the answer comes before a body that is too large
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        return await client.PostAsync(new Uri(address, SendGridEndpoint.Path), content, TestContext.Current.CancellationToken);
    }

    SendGridClient Client(string key) => new(new SendGridClientOptions { ApiKey = key, Host = address.GetLeftPart(UriPartial.Authority) });

    static SendGridMessage Message() => MailHelper.CreateSingleEmail(
        new EmailAddress("center@example.jp", "センター"), new EmailAddress("mihon@example.jp", "見本 太郎"), "件名", "本文", "<p>本文</p>");
}
