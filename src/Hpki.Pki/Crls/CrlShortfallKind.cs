namespace Hpki.Pki.Crls;

/// <summary>Why a fetched list does not do.</summary>
public enum CrlShortfallKind
{
    /// <summary>Not a well-formed list.</summary>
    Malformed,

    /// <summary>The signature is not the authority's.</summary>
    ForeignSignature,

    /// <summary>Past its nextUpdate, or not yet valid.</summary>
    Stale,

    /// <summary>An older list than expected (a cache, or the write is not visible yet).</summary>
    OldNumber,

    /// <summary>Serial numbers are missing.</summary>
    SerialsMissing,
}
