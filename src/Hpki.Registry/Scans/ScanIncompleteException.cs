namespace Hpki.Registry.Scans;

/// <summary>Parts are missing, or their sizes do not add up to what was announced; send what is missing and complete again.</summary>
public sealed class ScanIncompleteException(string scanId, IReadOnlyList<int> missingParts, long receivedBytes, long announcedBytes)
    : Exception($"Scan {scanId}: {receivedBytes} of {announcedBytes} bytes are here"
        + (missingParts.Count > 0 ? $", parts {string.Join(", ", missingParts)} are missing." : "."))
{
    /// <summary>Gaps in the numbering of the parts that are here.</summary>
    public IReadOnlyList<int> MissingParts { get; } = missingParts;

    public long ReceivedBytes { get; } = receivedBytes;

    public long AnnouncedBytes { get; } = announcedBytes;
}
