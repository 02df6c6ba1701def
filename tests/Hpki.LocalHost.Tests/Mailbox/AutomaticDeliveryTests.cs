using System.Text.Json;
using Hpki.LocalHost.Mailbox;
using HpkiFunctions.Access;
using HpkiFunctions.Mails;
using Microsoft.Extensions.Configuration;

namespace Hpki.LocalHost.Tests.Mailbox;

public sealed class AutomaticDeliveryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_ThatIsTaken_IsReportedDeliveredUnderAValidSignature()
    {
        TaskCompletionSource<(string Timestamp, string Signature, byte[] Body)> posted = new();
        (WebApplication app, Uri address) = await TestWeb.StartAsync(_ => { }, web => web.MapPost("/" + MailReportFunctions.Route, async (HttpRequest request) =>
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            posted.SetResult((request.Headers[WebhookGate.TimestampHeader].ToString(), request.Headers[WebhookGate.SignatureHeader].ToString(), body.ToArray()));
            return Results.Ok();
        }));
        await using WebApplication stopped = app;
        using WebhookSigner signer = new(WebhookSigner.NewKey());
        ProviderConduct conduct = new(reportsDelivery: true);
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddHttpClient().AddSingleton(TimeProvider.System)
            .AddSingleton(conduct).AddSingleton(signer).AddSingleton(new MailStore(null))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ProviderReports>(provider, address)).BuildServiceProvider();
        using AutomaticDelivery delivery = ActivatorUtilities.CreateInstance<AutomaticDelivery>(services);
        await delivery.StartAsync(Stop);

        conduct.Took(new()
        {
            Id = "m1",
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            From = new("center@example.jp", null),
            To = [new("mihon@example.jp", null)],
            Subject = "件名",
            CustomArgs = new Dictionary<string, string> { ["mail_key"] = "the-key" },
        });
        (string timestamp, string signature, byte[] body) = await posted.Task.WaitAsync(Stop);
        await delivery.StopAsync(Stop);

        WebhookKeys keys = WebhookKeys.From(new ConfigurationBuilder().AddInMemoryCollection([new("SendGrid:WebhookPublicKeys:0", signer.PublicKey)]).Build());
        Assert.True(keys.Verify(timestamp, body, Convert.FromBase64String(signature)));
        JsonElement[] events = [.. JsonDocument.Parse(body).RootElement.EnumerateArray()];
        Assert.Equal(["processed", "delivered"], events.Select(report => report.GetProperty("event").GetString()));
        Assert.All(events, report => Assert.Equal("the-key", report.GetProperty("mail_key").GetString()));
    }
}
