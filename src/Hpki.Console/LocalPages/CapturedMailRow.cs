using Hpki.Console.Parts;

namespace Hpki.Console.LocalPages;

/// <summary>A captured mail as one line of the mailbox.</summary>
public sealed record CapturedMailRow
{
    public required string MailId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string At { get; init; }

    /// <summary>What was last reported of it; null when nothing was.</summary>
    public string? Report { get; init; }

    public Tone ReportTone { get; init; }
}
