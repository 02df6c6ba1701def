using System.Net.Mail;

namespace Hpki.LocalHost.Mailbox;

/// <summary>What SendGrid refuses in a mail, in its own words (docs.sendgrid.com, "v3 Mail Send errors").</summary>
static class SendGridRules
{
    const int MaxRecipients = 1000;

    public static IEnumerable<SendGridFault> Check(SendGridRequest request)
    {
        foreach (SendGridFault fault in CheckPersonalizations(request))
        {
            yield return fault;
        }
        if (request.From is null)
        {
            yield return new("The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.  e.g. {\"email\" : \"example@example.com\"}  or {\"email\" : \"example@example.com\", \"name\" : \"Example Recipient\"}.", "from.email");
        }
        else if (!IsAddress(request.From.Email))
        {
            yield return new("The from email does not contain a valid address.", "from.email");
        }
        if (request.ReplyTo is not null && !IsAddress(request.ReplyTo.Email))
        {
            yield return new("The reply_to email does not contain a valid address.", "reply_to.email");
        }
        if (request.Content is not { Count: > 0 })
        {
            yield return new("Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.", "content");
        }
        else if (request.Content.Any(content => string.IsNullOrEmpty(content?.Value)))
        {
            yield return new("The content value must be a string at least one character in length.", "content.0.value");
        }
    }

    static IEnumerable<SendGridFault> CheckPersonalizations(SendGridRequest request)
    {
        if (request.Personalizations is not { Count: > 0 } personalizations)
        {
            yield return new("The personalizations field is required and must have at least one personalization.", "personalizations");
            yield break;
        }
        for (int i = 0; i < personalizations.Count; i++)
        {
            string field = $"personalizations.{i}";
            if (personalizations[i]?.To is not { Count: > 0 and <= MaxRecipients } to)
            {
                yield return new("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", $"{field}.to");
            }
            else if (to.Any(address => !IsAddress(address?.Email)))
            {
                yield return new("Does not contain a valid address.", $"{field}.to.0.email");
            }
            if (string.IsNullOrEmpty(personalizations[i]?.Subject ?? request.Subject))
            {
                yield return new("The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.", "subject");
            }
        }
    }

    static bool IsAddress(string? email) => MailAddress.TryCreate(email, out MailAddress? address) && address.Address == email;
}
