namespace Hpki.Registry.Scans;

/// <summary>The answer to an upload's beginning.</summary>
/// <param name="WasKnown">Whether the same bytes were announced before; parts are needed only in <see cref="ScanState.Receiving"/>.</param>
public sealed record ScanBegun(string ScanId, bool WasKnown, ScanState State);
