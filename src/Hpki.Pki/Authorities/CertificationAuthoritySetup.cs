using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Hpki.Procedures.Calendar;
using Microsoft.Extensions.Logging;

namespace Hpki.Pki.Authorities;

/// <summary>
/// Brings the authority up: on the first start keys, certificates and first lists are made, on every later one the same are loaded and checked against
/// each other. Each step can be repeated, and several machines may start at once: what is written first counts.
/// </summary>
sealed class CertificationAuthoritySetup(
    ISignerSource signers,
    AuthorityCertificateStore certificates,
    CrlStore crls,
    CertificateStore issued,
    RevocationLedger ledger,
    PkiOptions options,
    TimeProvider time,
    ILogger<CrlIssuer> crlLogger) : IDisposable
{
    readonly SemaphoreSlim settingUp = new(1, 1);
    RunningAuthority? running;

    public void Dispose()
    {
        running?.Dispose();
        settingUp.Dispose();
    }

    public async Task<RunningAuthority> EnsureAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref running) is { } ready)
        {
            return ready;
        }

        await settingUp.WaitAsync(cancellationToken);
        try
        {
            return running ??= await SetUpAsync(cancellationToken);
        }
        finally
        {
            settingUp.Release();
        }
    }

    async Task<RunningAuthority> SetUpAsync(CancellationToken cancellationToken)
    {
        Task<ISigner> openSigning = OpenAsync(AuthorityKey.Signing, cancellationToken);
        Task<ISigner> openAuthentication = OpenAsync(AuthorityKey.Authentication, cancellationToken);
        await Task.WhenAll(
            openSigning,
            openAuthentication,
            crls.CreateContainersAsync(cancellationToken),
            issued.CreateTableAsync(cancellationToken),
            ledger.CreateTableAsync(cancellationToken));
        ISigner signing = await openSigning;
        ISigner authentication = await openAuthentication;

        AuthorityCertificates authorities = await CertificatesAsync(signing, authentication, cancellationToken);
        RunningAuthority authority = new(
            authorities,
            new AuthorityUnit(authorities.Signing, signing, IssuerOf(CertificatePurpose.Signing, authorities.Signing, signing)),
            new AuthorityUnit(authorities.Authentication, authentication, IssuerOf(CertificatePurpose.Authentication, authorities.Authentication, authentication)));
        await Task.WhenAll(
            authority.Signing.Crls.EnsureFirstAsync(cancellationToken),
            authority.Authentication.Crls.EnsureFirstAsync(cancellationToken));
        return authority;
    }

    // Deriving the file key from the passphrase takes a noticeable part of a second of computing; keep it off the caller's thread.
    Task<ISigner> OpenAsync(AuthorityKey key, CancellationToken cancellationToken) => Task.Run(() => signers.OpenAsync(key, cancellationToken), cancellationToken);

    async Task<AuthorityCertificates> CertificatesAsync(ISigner signing, ISigner authentication, CancellationToken cancellationToken)
    {
        X509Certificate2?[] found = await Task.WhenAll(
            certificates.ReadAsync(AuthorityKey.Root, cancellationToken),
            certificates.ReadAsync(AuthorityKey.Signing, cancellationToken),
            certificates.ReadAsync(AuthorityKey.Authentication, cancellationToken));
        X509Certificate2 root = found[0] ?? await MakeRootAsync(cancellationToken);
        X509Certificate2 signingCertificate = found[1] ?? await MakeAuthorityAsync(AuthorityKey.Signing, options.Signing, signing, root, cancellationToken);
        X509Certificate2 authenticationCertificate = found[2] ?? await MakeAuthorityAsync(AuthorityKey.Authentication, options.Authentication, authentication, root, cancellationToken);
        Require(signingCertificate, signing, root, CertificatePurpose.Signing);
        Require(authenticationCertificate, authentication, root, CertificatePurpose.Authentication);
        return new(root, signingCertificate, authenticationCertificate);
    }

    async Task<X509Certificate2> MakeRootAsync(CancellationToken cancellationToken)
    {
        ISigner root = await OpenAsync(AuthorityKey.Root, cancellationToken);
        (DateTimeOffset from, DateTimeOffset to) = Validity(options.RootYears);
        byte[] der = await SignedDer.SignAsync(HpkiProfile.Root(options.RootName, root.SubjectPublicKeyInfo, from, to).Encode(), root, cancellationToken);
        return await certificates.WriteAsync(AuthorityKey.Root, der, cancellationToken);
    }

    async Task<X509Certificate2> MakeAuthorityAsync(AuthorityKey key, AuthorityProfile profile, ISigner signer, X509Certificate2 root, CancellationToken cancellationToken)
    {
        ISigner rootSigner = await OpenAsync(AuthorityKey.Root, cancellationToken);
        if (!HasKey(root, rootSigner))
        {
            throw new CertificationAuthoritySetupException("The stored root certificate does not belong to the root key of this setup. Restore the keys that belong to this storage, or use an empty storage.");
        }

        (DateTimeOffset from, DateTimeOffset to) = Validity(options.AuthorityYears);
        CertificateTemplate template = HpkiProfile.Authority(profile, options.PracticeStatement, signer.SubjectPublicKeyInfo, root, from, to);
        return await certificates.WriteAsync(key, await SignedDer.SignAsync(template.Encode(), rootSigner, cancellationToken), cancellationToken);
    }

    (DateTimeOffset From, DateTimeOffset To) Validity(int years)
    {
        DateOnly today = TokyoTime.DateOf(time.GetUtcNow());
        return (TokyoTime.At(today), TokyoTime.At(today.AddYears(years)).AddSeconds(-1));
    }

    static void Require(X509Certificate2 certificate, ISigner signer, X509Certificate2 root, CertificatePurpose purpose)
    {
        if (!HasKey(certificate, signer))
        {
            throw new CertificationAuthoritySetupException(
                $"The stored certificate of the {purpose} authority does not belong to its key. Restore the keys that belong to this storage, or use an empty storage.");
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid; // whether certificates may still be issued is asked at each issue
        if (!chain.Build(certificate))
        {
            throw new CertificationAuthoritySetupException(
                $"The stored certificate of the {purpose} authority was not issued by the stored root: {string.Join(", ", chain.ChainStatus.Select(status => status.Status))}.");
        }
    }

    static bool HasKey(X509Certificate2 certificate, ISigner signer) =>
        certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(signer.SubjectPublicKeyInfo.Span);

    CrlIssuer IssuerOf(CertificatePurpose purpose, X509Certificate2 certificate, ISigner signer) => new(purpose, certificate, signer, crls, ledger, options, time, crlLogger);
}
