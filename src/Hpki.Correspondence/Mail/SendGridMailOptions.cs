namespace Hpki.Correspondence.Mail;

/// <summary>Settings of the mail provider, configuration section <c>SendGrid</c>.</summary>
public sealed class SendGridMailOptions
{
    public const string Section = "SendGrid";

    public string ApiKey { get; set; } = "";

    /// <summary>Base address of the API; plain HTTP is allowed for this machine only (the local mailbox).</summary>
    public string Host { get; set; } = "https://api.sendgrid.com";

    public string FromAddress { get; set; } = "";

    public string FromName { get; set; } = "";

    /// <summary>Where an answer goes; without it, to the sender's address.</summary>
    public string? ReplyTo { get; set; }
}
