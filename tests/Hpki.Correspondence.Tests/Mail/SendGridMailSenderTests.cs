using System.Net;
using System.Net.Sockets;
using Hpki.Correspondence.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hpki.Correspondence.Tests.Mail;

public sealed class SendGridMailSenderTests
{
    readonly List<string> log = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_Accepted_PostsTheWholeMailAndReturnsTheProvidersId()
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.Equal(new MailReceipt.Accepted("provider-1"), receipt);
        var (path, authorization, body) = Assert.Single(provider.Posts);
        Assert.Equal("POST /v3/mail/send", path);
        Assert.Equal("Bearer key-of-the-test", authorization);
        Assert.Equal("center@example.jp", body.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal("架空電子認証センター", body.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal("answers@example.jp", body.GetProperty("reply_to").GetProperty("email").GetString());
        var personalization = Assert.Single(body.GetProperty("personalizations").EnumerateArray());
        var to = Assert.Single(personalization.GetProperty("to").EnumerateArray());
        Assert.Equal("hanako@example.jp", to.GetProperty("email").GetString());
        Assert.Equal("見本 花子", to.GetProperty("name").GetString());
        Assert.Equal(
            ["text/plain=本文", "text/html=<p>本文</p>"],
            body.GetProperty("content").EnumerateArray().Select(part => $"{part.GetProperty("type")}={part.GetProperty("value")}"));
    }

    [Fact]
    public async Task SendAsync_Always_CarriesTheMailKeyAndTurnsTrackingOff()
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);

        await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        var body = provider.Posts.Single().Body;
        var arguments = body.TryGetProperty("custom_args", out var shared) ? shared : body.GetProperty("personalizations")[0].GetProperty("custom_args");
        Assert.Equal("mail-0001", arguments.GetProperty("mail_key").GetString());
        var tracking = body.GetProperty("tracking_settings");
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable_text").GetBoolean());
        Assert.False(tracking.GetProperty("open_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("subscription_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("ganalytics").GetProperty("enable").GetBoolean());
    }

    [Fact]
    public async Task SendAsync_ProviderSaysBadRequest_IsRefusedWithTheProvidersWords()
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        provider.Answer = ProviderStub.Says(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email","help":null}]}""");

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.Equal(new MailReceipt.Refused("400", "personalizations.0.to.0.email: Does not contain a valid address."), receipt);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"errors":"text"}""")]
    public async Task SendAsync_RefusalInAnUnknownShape_KeepsTheBodyAsReason(string body)
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        provider.Answer = ProviderStub.Says(413, body);

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.Equal(new MailReceipt.Refused("413", body), receipt);
    }

    [Theory]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    public async Task SendAsync_ProviderIsBusyOrBroken_SaysTryAgainAfterOneAttempt(int status, bool mayHaveBeenSent)
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        provider.Answer = ProviderStub.Says(status, """{"errors":[{"message":"later"}]}""");

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.Equal(new MailReceipt.TryAgain($"{status}", "later", mayHaveBeenSent), receipt);
        Assert.Single(provider.Posts);
    }

    [Fact]
    public async Task SendAsync_NobodyListens_SaysTryAgainAndSurelyNotSent()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound but not listening: connections are refused
        await using var services = CreateServices($"http://{reserved.LocalEndPoint}");

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.False(Assert.IsType<MailReceipt.TryAgain>(receipt).MayHaveBeenSent);
    }

    [Fact]
    public async Task SendAsync_ConnectionDropsBeforeTheAnswer_SaysThatItMayHaveBeenSent()
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        provider.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.True(Assert.IsType<MailReceipt.TryAgain>(receipt).MayHaveBeenSent);
    }

    [Fact]
    public async Task SendAsync_Redirected_DoesNotCarryTheMailElsewhere()
    {
        await using var elsewhere = await ProviderStub.StartAsync();
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        provider.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Address;
            return Task.CompletedTask;
        };

        var receipt = await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.Equal("307", Assert.IsType<MailReceipt.TryAgain>(receipt).Code);
        Assert.Empty(elsewhere.Posts);
    }

    [Fact]
    public async Task SendAsync_CallerGivesUp_Throws()
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        using var giveUp = new CancellationTokenSource();
        provider.Answer = async context =>
        {
            await giveUp.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        };

        var sending = services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), giveUp.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData(202)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task SendAsync_WhateverTheAnswer_LogsTheKeyAndNoPersonalData(int status)
    {
        await using var provider = await ProviderStub.StartAsync();
        await using var services = CreateServices(provider.Address);
        provider.Answer = ProviderStub.Says(status, """{"errors":[{"message":"hanako@example.jp is unknown"}]}""");

        await services.GetRequiredService<IMailSender>().SendAsync(TestData.CreateMail(), Cancellation);

        Assert.Contains(log, line => line.Contains("mail-0001", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("hanako", StringComparison.Ordinal) || line.Contains("見本", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("key-of-the-test", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SendGrid:ApiKey", "")]
    [InlineData("SendGrid:Host", "http://mail.example.jp")]
    [InlineData("SendGrid:Host", "mail")]
    [InlineData("SendGrid:FromAddress", "nobody")]
    [InlineData("SendGrid:FromName", " ")]
    [InlineData("SendGrid:ReplyTo", "nobody")]
    public async Task Options_UnusableSetting_IsNamed(string key, string value)
    {
        await using var services = CreateServices("https://127.0.0.1", (key, value));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SendGridMailOptions>>().Value);

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddCorrespondence_ContactMissing_NamesTheSetting()
    {
        var error = Assert.Throws<InvalidOperationException>(() => CreateServices("https://127.0.0.1", ("Center:Phone", "")));

        Assert.Contains("Center:Phone", error.Message, StringComparison.Ordinal);
    }

    ServiceProvider CreateServices(string host, params (string Key, string Value)[] changes)
    {
        var center = TestData.CreateCenter();
        Dictionary<string, string?> settings = new()
        {
            ["SendGrid:ApiKey"] = "key-of-the-test",
            ["SendGrid:Host"] = host,
            ["SendGrid:FromAddress"] = "center@example.jp",
            ["SendGrid:FromName"] = center.Name,
            ["SendGrid:ReplyTo"] = "answers@example.jp",
            ["Center:Name"] = center.Name,
            ["Center:EnglishName"] = center.EnglishName,
            ["Center:Phone"] = center.Phone,
            ["Center:Hours"] = center.Hours,
            ["Center:EnglishHours"] = center.EnglishHours,
            ["Center:PostalCode"] = center.PostalCode,
            ["Center:PostalAddress"] = center.PostalAddress,
            ["Payment:Account"] = "見本銀行 見本支店 普通 0000000",
            ["Payment:AccountHolder"] = center.Name,
        };
        foreach (var (key, value) in changes)
        {
            settings[key] = value;
        }
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new RecordingLogger(log)))
            .AddCorrespondence(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }
}
