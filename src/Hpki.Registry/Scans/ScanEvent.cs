using Hpki.Procedures.Staff;

namespace Hpki.Registry.Scans;

/// <summary>Who did what to a page of a scan, kept in the same transaction as the change. Once a page is filed, its holder's timeline goes on.</summary>
public sealed record ScanEvent
{
    /// <summary>0 for the scan as a whole.</summary>
    public required int Page { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    /// <summary>A code such as <c>page.split</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Ids, codes and hashes that belong to it.</summary>
    public string? Facts { get; init; }

    /// <summary>Free text of staff.</summary>
    public string? Words { get; init; }
}
