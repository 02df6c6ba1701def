using Hpki.Procedures.Documents;

namespace Hpki.Registry.Scans;

/// <summary>Where a person wants to file a page of the tray.</summary>
public sealed record PageClaim
{
    public required string HolderId { get; init; }

    public required string RequestId { get; init; }

    public required string DocumentId { get; init; }

    /// <summary>As <see cref="Model.Document.AlsoRequestIds"/>.</summary>
    public IReadOnlyList<string> AlsoRequestIds { get; init; } = [];

    public required DocumentKind Kind { get; init; }

    /// <summary>Staff id.</summary>
    public required string ClaimedBy { get; init; }
}
