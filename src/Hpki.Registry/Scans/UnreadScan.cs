namespace Hpki.Registry.Scans;

/// <summary>A scan that came in and whose pages are not all sorted yet.</summary>
public sealed record UnreadScan
{
    public required string ScanId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Which of its flows is the last one, from 1.</summary>
    public int Flow { get; init; } = 1;
}
