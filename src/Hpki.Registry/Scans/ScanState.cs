namespace Hpki.Registry.Scans;

/// <summary>Where a scanned file stands.</summary>
public enum ScanState
{
    /// <summary>Parts are coming in.</summary>
    Receiving,

    /// <summary>All parts are here and their hash is right.</summary>
    Received,

    /// <summary>Its pages are recorded.</summary>
    Read,

    /// <summary>It cannot be read; it waits in the tray as a whole.</summary>
    Refused,

    /// <summary>The time for keeping it is over: file and pictures are deleted. The same bytes may come again.</summary>
    Erased,
}
