using Hpki.Procedures.Forms;

namespace Hpki.Scanning;

/// <summary>Bounds for reading a scan. The defaults suit stacks of A4 forms.</summary>
public sealed record ScanReaderOptions
{
    /// <summary>
    /// A directory of our own where the prepared PDF engine is kept between starts (13 MB; saves 3 s of compiling); null keeps it in memory only.
    /// Whoever can write here can run code in this process.
    /// </summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The forms whose boxes are read, in every version still on its way; of others only the code is.</summary>
    public IReadOnlyList<FormLayout> Forms { get; init; } = [];

    /// <summary>Files read at the same time.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 2);

    public int MaxBytes { get; init; } = 256_000_000;

    public int MaxPages { get; init; } = 500;

    /// <summary>Longest side of a page in pixels, as scanned (images) or at 200 dpi (PDF).</summary>
    public int MaxPagePixels { get; init; } = 10_000;

    /// <summary>Memory the PDF engine may use for one file.</summary>
    public long MaxEngineBytes { get; init; } = 512 * 1024 * 1024;

    /// <summary>For opening a file, and for drawing each page.</summary>
    public TimeSpan StepTimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For the whole file.</summary>
    public TimeSpan FileTimeLimit { get; init; } = TimeSpan.FromMinutes(10);
}
