using Hpki.Console.Layout;
using Hpki.Console.Parts;

namespace Hpki.Console.LocalPages;

/// <summary>The local host's mailbox: mails that would have left the house, newest first, and how the provider is played.</summary>
public sealed record MailboxModel
{
    public required IReadOnlyList<CapturedMailRow> Mails { get; init; }

    public required FormToken Token { get; init; }

    /// <summary>How a mail that is handed over may be answered.</summary>
    public required IReadOnlyList<Choice> Answers { get; init; }

    /// <summary>The value of the one in force.</summary>
    public required string Answer { get; init; }

    /// <summary>Whether every mail is reported delivered by itself.</summary>
    public required bool ReportsDelivery { get; init; }
}
