using Hpki.Procedures.Letters;

namespace Hpki.Registry.Model;

/// <summary>One letter to a holder, in place of a mail that cannot reach them: which text, where it stands; never the text or the address.</summary>
public sealed record Letter
{
    public required string LetterId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>Id of the mail that it stands in for, whether or not that was ever tried.</summary>
    public required string MailId { get; init; }

    /// <summary>Code of the text: that of the mail.</summary>
    public required string Template { get; init; }

    /// <summary>The staff task that waits for it to be posted.</summary>
    public required string TaskId { get; init; }

    public required LetterState State { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Until when it has to be posted.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was printed.</summary>
    public int Prints { get; init; }

    /// <summary>The last print; the letter bears this day's date in Japan.</summary>
    public DateTimeOffset? PrintedAt { get; init; }

    public string? PrintedBy { get; init; }

    /// <summary>The print run it came out of.</summary>
    public string? PrintRun { get; init; }

    /// <summary>SHA-256 of the PDF that was printed, in lower-case hexadecimal.</summary>
    public string? PrintedSha256 { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public string? PostedBy { get; init; }

    /// <summary>追跡番号, when it was sent by a tracked service.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The document of the request that holds the PDF as posted.</summary>
    public string? DocumentId { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    public string? ReturnedBy { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public string? CancelledBy { get; init; }

    public LetterCancelReason? CancelReason { get; init; }
}
