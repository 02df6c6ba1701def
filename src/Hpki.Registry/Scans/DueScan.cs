namespace Hpki.Registry.Scans;

/// <summary>A scan of which something may have been kept for long enough on that day.</summary>
public sealed record DueScan
{
    public required string ScanId { get; init; }

    public required DateOnly DueOn { get; init; }
}
