using Hpki.Pki.Certificates;

namespace Hpki.Pki.Authorities;

/// <summary>The authority once it is set up.</summary>
sealed record RunningAuthority(AuthorityCertificates Certificates, AuthorityUnit Signing, AuthorityUnit Authentication) : IDisposable
{
    public AuthorityUnit For(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => Signing,
        CertificatePurpose.Authentication => Authentication,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No authority issues for this purpose."),
    };

    public void Dispose()
    {
        Signing.Crls.Dispose();
        Authentication.Crls.Dispose();
        Certificates.Root.Dispose();
        Certificates.Signing.Dispose();
        Certificates.Authentication.Dispose();
    }
}
