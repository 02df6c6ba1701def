using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Hpki.Correspondence.Mail;

/// <summary>Stops the start when the mail settings cannot work, and names the setting.</summary>
sealed class SendGridMailOptionsCheck : IValidateOptions<SendGridMailOptions>
{
    public ValidateOptionsResult Validate(string? name, SendGridMailOptions options)
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            faults.Add($"{SendGridMailOptions.Section}:{nameof(options.ApiKey)} is missing.");
        }
        if (!Uri.TryCreate(options.Host, UriKind.Absolute, out var host) || !IsSafe(host))
        {
            faults.Add($"{SendGridMailOptions.Section}:{nameof(options.Host)} must be an https address (http only for this machine).");
        }
        if (!MailAddress.TryCreate(options.FromAddress, out _))
        {
            faults.Add($"{SendGridMailOptions.Section}:{nameof(options.FromAddress)} is not a mail address.");
        }
        if (string.IsNullOrWhiteSpace(options.FromName))
        {
            faults.Add($"{SendGridMailOptions.Section}:{nameof(options.FromName)} is missing.");
        }
        if (options.ReplyTo is { Length: > 0 } replyTo && !MailAddress.TryCreate(replyTo, out _))
        {
            faults.Add($"{SendGridMailOptions.Section}:{nameof(options.ReplyTo)} is not a mail address.");
        }
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static bool IsSafe(Uri host) => host.Scheme == Uri.UriSchemeHttps || (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback);
}
