using Hpki.Console.Layout;

namespace Hpki.Console.Scans;

/// <summary>スキャン・受付トレイ: paper comes in, and what could not be filed waits here.</summary>
public sealed record ScanModel
{
    public required ConsoleFrame Frame { get; init; }

    /// <summary>Whether the member may upload and file.</summary>
    public required ActionOffer Upload { get; init; }

    /// <summary>The largest file taken, in bytes.</summary>
    public required long MaxFileBytes { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<RecentScan> Recent { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<TrayPage> Tray { get; init; }

    /// <summary>How many pages wait; the page may show fewer.</summary>
    public required int TrayCount { get; init; }

    /// <summary>Whether even more wait than were counted.</summary>
    public bool MoreInTray { get; init; }
}
