namespace Hpki.Registry.Scans;

/// <summary>No such scan, or no such page of it.</summary>
public sealed class ScanNotFoundException(string scanId, int? page = null)
    : Exception(page is null ? $"ScanId {scanId}: no such scan; begin the upload first." : $"ScanId {scanId}: has no page {page}.")
{
    public string ScanId { get; } = scanId;

    public int? Page { get; } = page;
}
