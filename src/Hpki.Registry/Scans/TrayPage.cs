namespace Hpki.Registry.Scans;

/// <summary>A page that waits for a person, or (page 0) a whole file that could not be read.</summary>
public sealed record TrayPage
{
    public required string ScanId { get; init; }

    public required int Page { get; init; }

    /// <summary>Code of why it is here.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Since when a person is filing it; null while nobody is.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }
}
