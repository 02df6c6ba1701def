using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;

namespace Hpki.LocalHost.Demo;

/// <summary>A relying party: knows the root, fetches the rest over plain HTTP, and checks with .NET's chain and our list reader.</summary>
sealed class PublicKeyInfrastructure : IDisposable
{
    readonly HttpClient client;

    PublicKeyInfrastructure(Uri address)
    {
        client = new HttpClient { BaseAddress = address };
    }

    public X509Certificate2 Root { get; private set; } = null!;

    public X509Certificate2 SigningAuthority { get; private set; } = null!;

    public X509Certificate2 AuthenticationAuthority { get; private set; } = null!;

    public static async Task<PublicKeyInfrastructure> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var pki = new PublicKeyInfrastructure(address);
        pki.Root = await pki.FetchCertificateAsync("root", cancellationToken);
        pki.SigningAuthority = await pki.FetchCertificateAsync("sign", cancellationToken);
        pki.AuthenticationAuthority = await pki.FetchCertificateAsync("auth", cancellationToken);
        return pki;
    }

    /// <summary>Fetches the published list and checks who signed it and that it is in force.</summary>
    public async Task<PublishedCrl> FetchCrlAsync(CertificatePurpose purpose, CancellationToken cancellationToken)
    {
        byte[] der = await client.GetByteArrayAsync($"pki/crl/{CrlNames.ShortName(purpose)}.crl", cancellationToken);
        PublishedCrl crl = CrlReader.Read(der);
        Verify.That(crl.IsSignedBy(AuthorityFor(purpose)), $"the {purpose} list is signed by its authority");
        Verify.That(crl.IsFreshAt(TimeProvider.System.GetUtcNow()), $"the {purpose} list is in force");
        return crl;
    }

    /// <summary>Checks that the certificate leads to the root and is for its purpose. Revocation is looked up in the lists, by themselves.</summary>
    public void CheckCertificate(IssuedCertificate issued)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(issued.Der.Span);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Root);
        chain.ChainPolicy.ExtraStore.Add(AuthorityFor(issued.Purpose));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        bool valid = chain.Build(certificate);
        Verify.That(valid, $"the {issued.Purpose} certificate leads to the root, not {string.Join(", ", chain.ChainStatus.Select(status => status.Status))}");
        X509KeyUsageFlags usage = certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages;
        Verify.That(usage == ExpectedUsage(issued.Purpose), $"the {issued.Purpose} certificate is for {ExpectedUsage(issued.Purpose)}, not {usage}");
    }

    public void Dispose()
    {
        client.Dispose();
        Root?.Dispose();
        SigningAuthority?.Dispose();
        AuthenticationAuthority?.Dispose();
    }

    X509Certificate2 AuthorityFor(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => SigningAuthority,
        CertificatePurpose.Authentication => AuthenticationAuthority,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No authority issues for this purpose."),
    };

    static X509KeyUsageFlags ExpectedUsage(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => X509KeyUsageFlags.NonRepudiation,
        CertificatePurpose.Authentication => X509KeyUsageFlags.DigitalSignature,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Unknown purpose."),
    };

    async Task<X509Certificate2> FetchCertificateAsync(string name, CancellationToken cancellationToken) =>
        X509CertificateLoader.LoadCertificate(await client.GetByteArrayAsync($"pki/ca/{name}.crt", cancellationToken));
}
