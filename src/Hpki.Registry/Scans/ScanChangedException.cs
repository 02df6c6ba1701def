namespace Hpki.Registry.Scans;

/// <summary>Somebody changed the document since the caller looked at it; nothing was done.</summary>
public sealed class ScanChangedException(string scanId, int page, string seen, string now)
    : Exception($"Scan {scanId}, page {page}: it was seen as {seen} and is {now}; look at it again.");
