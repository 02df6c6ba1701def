namespace Hpki.Console.LocalPages;

/// <summary>The local host's mailbox: mails that would have left the house, newest first.</summary>
public sealed record MailboxModel
{
    public required IReadOnlyList<CapturedMailRow> Mails { get; init; }
}
