namespace Hpki.Scanning;

/// <summary>What became of a file: its pages, or the reason it was refused.</summary>
public sealed record ScanReading
{
    /// <summary><c>application/pdf</c>, <c>image/tiff</c>, <c>image/jpeg</c> or <c>image/png</c>, told from the content; null when none of them.</summary>
    public required string? MediaType { get; init; }

    /// <summary>Pages read. With a refusal in the middle of a file (time, memory) fewer than the file has.</summary>
    public required int PageCount { get; init; }

    /// <summary>The pages in order; empty when they were handed over one by one.</summary>
    public IReadOnlyList<ScannedPage> Pages { get; init; } = [];

    /// <summary>Why the file, or the rest of it, was not read; null when every page was.</summary>
    public required ScanRefusal? Refusal { get; init; }
}
