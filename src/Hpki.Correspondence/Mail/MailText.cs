namespace Hpki.Correspondence.Mail;

/// <summary>A mail's words, not yet addressed.</summary>
public sealed record MailText
{
    internal MailText(MailScript script, MailLanguage language)
    {
        Script = script;
        Template = script.Template;
        Subject = script.Subject.In(language);
    }

    public string Template { get; }

    public string Subject { get; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>What it was made of; a letter is made of the same.</summary>
    internal MailScript Script { get; }

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
