using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Certificates;

namespace Hpki.Pki.Authorities;

/// <summary>The certificates of the root and of the two authorities under it. Owned by the service that gave them: do not dispose.</summary>
public sealed record AuthorityCertificates(X509Certificate2 Root, X509Certificate2 Signing, X509Certificate2 Authentication)
{
    /// <summary>The certificate of the authority that issues for this purpose.</summary>
    public X509Certificate2 For(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => Signing,
        CertificatePurpose.Authentication => Authentication,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No authority issues for this purpose."),
    };
}
