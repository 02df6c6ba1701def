namespace Hpki.Pki.Keys;

/// <summary>The keys of the built-in authority.</summary>
public enum AuthorityKey
{
    /// <summary>Signs the certificates of the two authorities; needed on the first start only.</summary>
    Root,

    /// <summary>Signs signing certificates and their revocation list.</summary>
    Signing,

    /// <summary>Signs authentication certificates and their revocation list.</summary>
    Authentication,
}
