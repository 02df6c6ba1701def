namespace Hpki.Scanning;

/// <summary>Why a file could not be read at all. The closed list; each has its sentences in <see cref="ScanRefusal"/>.</summary>
public enum ScanRefusalKind
{
    Empty,
    UnknownFormat,
    Truncated,
    Damaged,
    EncryptedPdf,
    NotSupported,
    TooManyPages,
    PageTooLarge,
    TooLarge,
    TooMuchMemory,
    TooMuchTime,

    /// <summary>Nothing is known against the file, but reading it failed again and again.</summary>
    NotRead,
}
