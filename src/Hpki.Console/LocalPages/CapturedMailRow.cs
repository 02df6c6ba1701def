namespace Hpki.Console.LocalPages;

/// <summary>A captured mail as one line of the mailbox.</summary>
public sealed record CapturedMailRow
{
    public required string MailId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string At { get; init; }
}
