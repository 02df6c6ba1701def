namespace Hpki.Correspondence.Mail;

/// <summary>A mail's words, not yet addressed.</summary>
public sealed record MailText
{
    public required string Template { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    public OutgoingMail To(string address, string name, string mailKey) => new()
    {
        MailKey = mailKey,
        ToAddress = address,
        ToName = name,
        Subject = Subject,
        Text = Text,
        Html = Html,
        Template = Template,
    };
}
