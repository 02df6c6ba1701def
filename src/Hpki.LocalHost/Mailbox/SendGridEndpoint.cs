using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Hpki.LocalHost.Mailbox;

/// <summary>Plays SendGrid's <c>POST /v3/mail/send</c>: checks the mail as SendGrid does, and keeps it.</summary>
sealed partial class SendGridEndpoint(
    string apiKey, MailStore mails, ProviderConduct conduct, TimeProvider clock, ILogger<SendGridEndpoint> logger)
{
    public const string Path = "/v3/mail/send";

    // "The total size of your email, including attachments, must be less than 30 MB."
    const long MaxBodyBytes = 30 * 1024 * 1024;

    readonly byte[] expectedKey = Encoding.UTF8.GetBytes(apiKey);

    public async Task<IResult> SendAsync(HttpContext context)
    {
        if (!IsAuthorized(context.Request))
        {
            return SendGridFault.Answer(
                StatusCodes.Status401Unauthorized, new SendGridFault("The provided authorization grant is invalid, expired, or revoked", null));
        }
        switch (conduct.Answer)
        {
            case ProviderAnswer.Busy:
                context.Response.Headers.RetryAfter = "120";
                return SendGridFault.Answer(StatusCodes.Status429TooManyRequests, new SendGridFault("too many requests", null));
            case ProviderAnswer.Broken:
                return SendGridFault.Answer(StatusCodes.Status500InternalServerError, new SendGridFault("Internal Server Error", null));
            case ProviderAnswer.Refuse:
                return SendGridFault.Answer(StatusCodes.Status400BadRequest, new SendGridFault("Does not contain a valid address.", "personalizations.0.to.0.email"));
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }
        try
        {
            SendGridRequest? request = await context.Request.ReadFromJsonAsync<SendGridRequest>(context.RequestAborted);
            return request is null ? BadJson() : Keep(request, context);
        }
        catch (JsonException)
        {
            return BadJson();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return SendGridFault.Answer(exception.StatusCode, new SendGridFault("The JSON payload you have included in your request is too large.", null));
        }
    }

    IResult Keep(SendGridRequest request, HttpContext context)
    {
        SendGridFault[] faults = [.. SendGridRules.Check(request)];
        if (faults.Length > 0)
        {
            return SendGridFault.Answer(StatusCodes.Status400BadRequest, faults);
        }
        // SendGrid sends one mail for each personalization; all of a request have the same message id.
        string messageId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(11));
        for (int i = 0; i < request.Personalizations!.Count; i++)
        {
            CapturedMail mail = Mail(i == 0 ? messageId : $"{messageId}-{i}", request, request.Personalizations[i]!);
            mails.Add(mail);
            conduct.Took(mail);
        }
        LogCaptured(messageId);
        if (conduct.Answer == ProviderAnswer.LoseAnswer)
        {
            context.Abort();
        }
        context.Response.Headers["X-Message-Id"] = messageId;
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    CapturedMail Mail(string id, SendGridRequest request, SendGridPersonalization personalization) => new()
    {
        Id = id,
        ReceivedAt = clock.GetUtcNow(),
        From = Addressee(request.From!),
        ReplyTo = request.ReplyTo is null ? null : Addressee(request.ReplyTo),
        To = [.. personalization.To!.Select(to => Addressee(to!))],
        Subject = personalization.Subject ?? request.Subject!,
        Text = Content(request, "text/plain"),
        Html = Content(request, "text/html"),
        Categories = request.Categories ?? [],
        CustomArgs = CustomArgs(request, personalization),
        Attachments = [.. (request.Attachments ?? []).OfType<SendGridAttachment>().Select(file => new CapturedAttachment(file.FileName ?? "", file.Type, file.Content ?? ""))],
    };

    static Dictionary<string, string> CustomArgs(SendGridRequest request, SendGridPersonalization personalization)
    {
        // A personalization's own arguments win over the mail's.
        Dictionary<string, string> all = new(request.CustomArgs ?? new Dictionary<string, string>());
        foreach ((string name, string value) in personalization.CustomArgs ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }
        return all;
    }

    static string? Content(SendGridRequest request, string mediaType) =>
        request.Content!.FirstOrDefault(content => string.Equals(content!.Type, mediaType, StringComparison.OrdinalIgnoreCase))?.Value;

    static MailAddressee Addressee(SendGridAddress address) => new(address.Email!, address.Name);

    bool IsAuthorized(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header)
        && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header.Parameter ?? ""), expectedKey);

    static IResult BadJson() => SendGridFault.Answer(StatusCodes.Status400BadRequest, new SendGridFault("Bad Request", null));

    [LoggerMessage(LogLevel.Information, "Mail {MessageId} captured in the local mailbox.")]
    partial void LogCaptured(string messageId);
}
