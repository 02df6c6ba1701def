using Hpki.Procedures.Documents;

namespace Hpki.Registry.Scans;

/// <summary>A page of a scan.</summary>
public sealed record ScanPage
{
    /// <summary>Counted from 1.</summary>
    public required int Page { get; init; }

    public required ScanPageState State { get; init; }

    /// <summary>Of the page image, lower-case hexadecimal.</summary>
    public required string ImageSha256 { get; init; }

    /// <summary>What the code on the page says, if there is one.</summary>
    public string? CodeText { get; init; }

    /// <summary>Code of why it is in the tray.</summary>
    public string? TrayReason { get; init; }

    /// <summary>Why it is not for the centre, in the words of staff; null in every other state.</summary>
    public string? NotOursReason { get; init; }

    public string? HolderId { get; init; }

    public string? RequestId { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>As what a person is filing it.</summary>
    public DocumentKind? ClaimedAs { get; init; }

    /// <summary>Staff id, agent id or "system".</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Counts the changes of this row; the tray refuses a lower one. Set by the store.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Whether it ever stood in the tray. Set by the store.</summary>
    public bool WasInTray { get; init; }
}
