namespace Hpki.Console.Scans;

/// <summary>An uploaded file and what became of its pages.</summary>
public sealed record RecentScan
{
    public required string ScanId { get; init; }

    public required string FileName { get; init; }

    public required ScanState State { get; init; }

    public required string UploadedAt { get; init; }

    public required string UploadedBy { get; init; }

    /// <summary>Null while it is not known.</summary>
    public int? PageCount { get; init; }

    /// <summary>Pages that wait in the tray.</summary>
    public int TrayPages { get; init; }

    public required IReadOnlyList<FiledPage> Filed { get; init; }

    /// <summary>A Japanese sentence when there is something to say, such as why the file could not be read.</summary>
    public string? Message { get; init; }
}
