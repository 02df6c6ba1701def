namespace Hpki.Registry.Scans;

/// <summary>The bytes that came are not those announced; they were put away and must all be sent again.</summary>
public sealed class ScanHashMismatchException(string scanId, string announced, string actual)
    : Exception($"Scan {scanId}: announced SHA-256 {announced}, the bytes received have {actual}; send all parts again.")
{
    public string Announced { get; } = announced;

    public string Actual { get; } = actual;
}
