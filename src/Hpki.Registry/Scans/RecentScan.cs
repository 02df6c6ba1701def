namespace Hpki.Registry.Scans;

/// <summary>A scan among the recent ones.</summary>
public sealed record RecentScan
{
    public required string ScanId { get; init; }
}
