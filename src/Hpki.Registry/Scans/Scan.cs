using Hpki.Procedures.Staff;

namespace Hpki.Registry.Scans;

/// <summary>A scanned file.</summary>
public sealed record Scan
{
    /// <summary>The first 40 hexadecimal digits of the file's SHA-256, so the same bytes are the same scan.</summary>
    public required string ScanId { get; init; }

    public required ScanState State { get; init; }

    /// <summary>As announced and, from <see cref="ScanState.Received"/> on, proved; lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>As the uploader called it, without folders and control characters; may hold personal data, never part of a key or log.</summary>
    public required string FileName { get; init; }

    public required ActorKind UploaderKind { get; init; }

    public required string UploadedBy { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public string? MediaType { get; init; }

    public int? PageCount { get; init; }

    /// <summary>Code of why it was refused.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>Staff id of who dealt with a refused scan.</summary>
    public string? SettledBy { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>What became of a refused scan, in the words of staff.</summary>
    public string? SettledReason { get; init; }

    /// <summary>When the malware scanner found nothing in it; null before that, and where none is in use.</summary>
    public DateTimeOffset? FoundCleanAt { get; init; }

    /// <summary>Since when it waits for the malware scanner's word; null when it does not.</summary>
    public DateTimeOffset? WaitsForScannerSince { get; init; }

    /// <summary>When the file as it came was destroyed: a page of it showed what may not be kept, or its time was over.</summary>
    public DateTimeOffset? OriginalDestroyedAt { get; init; }
}
