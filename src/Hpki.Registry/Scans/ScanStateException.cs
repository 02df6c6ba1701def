namespace Hpki.Registry.Scans;

/// <summary>The scan or page is not in a state that allows this.</summary>
public sealed class ScanStateException(string scanId, int page, string state, string action)
    : Exception($"Scan {scanId}, page {page}: is {state}, which does not allow {action}.")
{
    public string ScanId { get; } = scanId;

    /// <summary>0 for the scan as a whole.</summary>
    public int Page { get; } = page;

    public string State { get; } = state;
}
