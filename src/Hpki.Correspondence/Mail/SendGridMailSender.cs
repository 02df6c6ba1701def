using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Hpki.Correspondence.Mail;

/// <summary>Sends by SendGrid's <c>/v3/mail/send</c>. One attempt a call: retries belong to the caller, who keeps the mail's record.</summary>
public sealed partial class SendGridMailSender(
    IHttpClientFactory httpClients, IOptions<SendGridMailOptions> options, TimeProvider time, ILogger<SendGridMailSender> logger) : IMailSender
{
    /// <summary>Name of the HTTP client, for those who configure its handler.</summary>
    public const string HttpClientName = "SendGrid";

    public async Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var receipt = await TrySendAsync(mail, cancellationToken);
        Log(mail, receipt);
        return receipt;
    }

    async Task<MailReceipt> TrySendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var http = httpClients.CreateClient(HttpClientName);
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = options.Value.ApiKey, Host = options.Value.Host });
        try
        {
            var response = await client.SendEmailAsync(Compose(mail), cancellationToken);
            using var body = response.Body;
            return response.IsSuccessStatusCode
                ? new MailReceipt.Accepted(MessageId(response))
                : NotAccepted(response.StatusCode, await body.ReadAsStringAsync(cancellationToken), RetryAfter(response));
        }
        catch (HttpRequestException fault)
        {
            return new MailReceipt.TryAgain(
                $"network-{fault.HttpRequestError}", fault.Message, MayHaveBeenSent: !FailedBeforeSending(fault.HttpRequestError));
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailReceipt.TryAgain("timeout", fault.Message, MayHaveBeenSent: true);
        }
    }

    SendGridMessage Compose(OutgoingMail mail)
    {
        var message = MailHelper.CreateSingleEmail(
            new EmailAddress(options.Value.FromAddress, options.Value.FromName),
            new EmailAddress(mail.ToAddress, mail.ToName), mail.Subject, mail.Text, mail.Html);
        if (!string.IsNullOrEmpty(options.Value.ReplyTo))
        {
            message.SetReplyTo(new EmailAddress(options.Value.ReplyTo, options.Value.FromName));
        }
        message.AddCustomArg("mail_key", mail.MailKey);
        message.AddCategory(mail.Template);
        // Tracking would send the doctor through the provider's links and tell it what was read.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false, substitutionTag: null);
        message.SetSubscriptionTracking(enable: false);
        message.SetGoogleAnalytics(enable: false);
        return message;
    }

    static MailReceipt NotAccepted(HttpStatusCode status, string body, TimeSpan? retryAfter)
    {
        var code = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return status switch
        {
            // What is wrong with the mail itself stays wrong; a wrong key, a closed account or a busy provider is mended while the mail waits.
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new MailReceipt.Refused(code, Words(body)),
            HttpStatusCode.ServiceUnavailable => new MailReceipt.TryAgain(code, Words(body), MayHaveBeenSent: false, retryAfter),
            _ => new MailReceipt.TryAgain(code, Words(body), MayHaveBeenSent: status >= HttpStatusCode.InternalServerError, retryAfter),
        };
    }

    // RFC 9110 §10.2.3: seconds, or a date.
    TimeSpan? RetryAfter(Response response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    /// <summary>SendGrid answers <c>{"errors":[{"message":…,"field":…}]}</c>; anything else (a proxy's page) is passed on shortened.</summary>
    static string Words(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return string.Join(" / ", json.RootElement.GetProperty("errors").EnumerateArray().Select(Sentence));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body.Length <= 500 ? body : body[..500];
        }
    }

    static string Sentence(JsonElement error)
    {
        var message = error.GetProperty("message").ToString();
        return error.TryGetProperty("field", out var field) && field.ValueKind == JsonValueKind.String
            ? $"{field.GetString()}: {message}"
            : message;
    }

    static string? MessageId(Response response) =>
        response.Headers.TryGetValues("X-Message-Id", out var values) ? values.FirstOrDefault() : null;

    static bool FailedBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    void Log(OutgoingMail mail, MailReceipt receipt)
    {
        switch (receipt)
        {
            case MailReceipt.Accepted:
                LogAccepted(mail.MailKey, mail.Template);
                break;
            case MailReceipt.Refused refused:
                LogRefused(mail.MailKey, mail.Template, refused.Code);
                break;
            case MailReceipt.TryAgain later:
                LogTryAgain(mail.MailKey, mail.Template, later.Code, later.MayHaveBeenSent);
                break;
            default:
                throw new InvalidOperationException($"Unknown receipt {receipt.GetType().Name}.");
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail {MailKey} ({Template}) accepted by the provider.")]
    partial void LogAccepted(string mailKey, string template);

    [LoggerMessage(LogLevel.Error, "Mail {MailKey} ({Template}) refused by the provider: {Code}.")]
    partial void LogRefused(string mailKey, string template, string code);

    [LoggerMessage(LogLevel.Warning, "Mail {MailKey} ({Template}) not taken now: {Code}; may have been sent: {MayHaveBeenSent}.")]
    partial void LogTryAgain(string mailKey, string template, string code, bool mayHaveBeenSent);
}
