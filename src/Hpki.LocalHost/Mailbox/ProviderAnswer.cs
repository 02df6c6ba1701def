namespace Hpki.LocalHost.Mailbox;

/// <summary>How the mailbox answers a mail that is handed over.</summary>
public enum ProviderAnswer
{
    /// <summary>As SendGrid does on a good day: 202.</summary>
    Accept,

    /// <summary>429, and to be left alone for two minutes.</summary>
    Busy,

    /// <summary>500; the mail is not kept, which the sender cannot know.</summary>
    Broken,

    /// <summary>The mail is kept, and the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>400: this mail never.</summary>
    Refuse,
}
