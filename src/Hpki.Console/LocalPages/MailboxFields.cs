namespace Hpki.Console.LocalPages;

/// <summary>Names of the fields by which the mailbox is told how to play the mail provider.</summary>
public static class MailboxFields
{
    /// <summary>How a mail that is handed over is answered.</summary>
    public const string Answer = "answer";

    /// <summary><see cref="ByItself"/> or <see cref="ByHand"/>.</summary>
    public const string Reports = "reports";

    /// <summary>Every mail is reported delivered by itself.</summary>
    public const string ByItself = "by-itself";

    /// <summary>What becomes of a mail is chosen on its page.</summary>
    public const string ByHand = "by-hand";

    /// <summary>The pressed button: what becomes of the mail.</summary>
    public const string Story = "story";
}
