using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using HpkiFunctions.Access;
using HpkiFunctions.Mails;

namespace Hpki.LocalHost.Mailbox;

/// <summary>Plays SendGrid's Event Webhook: posts signed reports about captured mails to the app.</summary>
public sealed partial class ProviderReports(
    Uri app, WebhookSigner signer, MailStore mails, IHttpClientFactory httpClients, TimeProvider clock, ILogger<ProviderReports> logger)
{
    // As SendGrid's documentation shows them; the address is repeated in the reasons, as real servers do.
    const string Unknown = "550 5.1.1 The email account that you tried to reach does not exist: ";
    const string Greylisted = "451 4.7.1 Greylisted, please try again later: ";

    /// <summary>Posts the reports of the story.</summary>
    /// <returns>The app's answers, one for each post.</returns>
    public async Task<IReadOnlyList<int>> PlayAsync(CapturedMail mail, DeliveryStory story, CancellationToken cancellationToken)
    {
        List<int> answers = [];
        foreach (JsonObject[] batch in Batches(mail, story))
        {
            int answer = await PostAsync(JsonSerializer.SerializeToUtf8Bytes(batch), cancellationToken);
            answers.Add(answer);
            LogPosted(mail.Id, story, answer);
            mails.Change(mail.Id, kept => kept with
            {
                Played = [.. kept.Played, .. batch.Select(report => new PlayedReport(NameOf(report), clock.GetUtcNow(), answer))],
            });
        }

        return answers;
    }

    /// <summary>Posts a batch, signed now.</summary>
    public async Task<int> PostAsync(byte[] batch, CancellationToken cancellationToken)
    {
        string timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(app, MailReportFunctions.Route));
        request.Content = new ByteArrayContent(batch) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add(WebhookGate.TimestampHeader, timestamp);
        request.Headers.Add(WebhookGate.SignatureHeader, signer.Sign(timestamp, batch));
        using HttpClient http = httpClients.CreateClient(nameof(ProviderReports));
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        return (int)answer.StatusCode;
    }

    IEnumerable<JsonObject[]> Batches(CapturedMail mail, DeliveryStory story)
    {
        JsonObject processed = Report(mail, "processed");
        JsonObject delivered = Report(mail, "delivered", ("response", "250 2.0.0 OK"));
        JsonObject deferred = Report(mail, "deferred", ("response", Greylisted + To(mail)), ("attempt", "1"));
        return story switch
        {
            DeliveryStory.Deliver => [[processed, delivered]],
            DeliveryStory.Bounce => [[processed, Report(mail, "bounce", ("type", "bounce"), ("reason", Unknown + To(mail)), ("status", "5.1.1"))]],
            DeliveryStory.Block => [[processed, Report(mail, "bounce", ("type", "blocked"), ("reason", "452 4.2.2 Mailbox full: " + To(mail)), ("status", "4.2.2"))]],
            DeliveryStory.Drop => [[Report(mail, "dropped", ("reason", "Bounced Address"), ("status", "5.0.0"))]],
            DeliveryStory.Defer => [[processed, deferred]],
            DeliveryStory.SpamReport => [[processed, delivered], [Report(mail, "spamreport")]],
            DeliveryStory.DeliverTwice => [[processed, delivered], [processed, delivered]],
            DeliveryStory.DeliverOutOfOrder => [[delivered], [deferred], [processed]],
            _ => throw new ArgumentOutOfRangeException(nameof(story), story, "Nobody knows how this story goes."),
        };
    }

    JsonObject Report(CapturedMail mail, string name, params (string Name, string Value)[] more)
    {
        JsonObject report = new()
        {
            ["email"] = To(mail),
            ["timestamp"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["smtp-id"] = $"<{mail.Id}@mailbox.localhost>",
            ["event"] = name,
            ["category"] = new JsonArray([.. mail.Categories.Select(category => (JsonNode)category)]),
            ["sg_event_id"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)),
            ["sg_message_id"] = $"{mail.Id}.mailbox.0",
        };
        foreach ((string argument, string value) in mail.CustomArgs.Select(argument => (argument.Key, argument.Value)).Concat(more))
        {
            report[argument] = value;
        }

        return report;
    }

    static string NameOf(JsonObject report) => report["type"]?.GetValue<string>() == "blocked" ? "blocked" : report["event"]!.GetValue<string>();

    static string To(CapturedMail mail) => mail.To[0].Email;

    [LoggerMessage(LogLevel.Information, "Reports of mail {MessageId} ({Story}) posted: the app answered {Answer}.")]
    partial void LogPosted(string messageId, DeliveryStory story, int answer);
}
