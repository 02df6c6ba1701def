namespace Hpki.Pki.Certificates;

/// <summary>What a card's certificate is for. Each purpose has an authority, a key and a revocation list of its own (domain.md §3.3).</summary>
public enum CertificatePurpose
{
    /// <summary>署名用: signatures that bind the holder (keyUsage nonRepudiation).</summary>
    Signing,

    /// <summary>認証用: proof of identity towards a system (keyUsage digitalSignature).</summary>
    Authentication,
}
