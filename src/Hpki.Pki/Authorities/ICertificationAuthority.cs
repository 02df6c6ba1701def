using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>The certification authority behind the centre: issues and revokes the certificates on the cards.</summary>
public interface ICertificationAuthority
{
    /// <summary>The certificates of the authorities. On the first call ever the keys, certificates and first revocation lists are made; call it once at start to warm up.</summary>
    /// <exception cref="CertificationAuthoritySetupException">The keys, certificates or lists that are stored do not fit together.</exception>
    Task<AuthorityCertificates> GetAuthoritiesAsync(CancellationToken cancellationToken);

    /// <summary>Issues a certificate, or returns the one issued before for the same <see cref="CertificateOrder.OrderKey"/>.</summary>
    /// <exception cref="CertificateOrderException">The order cannot be met, or the key was used by another order, or the order key by an order that differs.</exception>
    Task<IssuedCertificate> IssueAsync(CertificateOrder order, CancellationToken cancellationToken);

    /// <summary>The certificate with this serial number; null when this authority never issued it.</summary>
    Task<IssuedCertificate?> FindAsync(CertificatePurpose purpose, CertificateSerial serial, CancellationToken cancellationToken);

    /// <summary>
    /// Revokes for good and publishes an extra revocation list for each authority concerned. When this returns, the lists are at their origin.
    /// Safe to call again with the same order: nothing is revoked twice, and what an earlier call left unfinished is finished.
    /// </summary>
    /// <exception cref="UnknownCertificateException">A certificate of the order was not issued by this authority; nothing of the order was revoked.</exception>
    Task<RevocationReceipt> RevokeAsync(RevocationOrder order, CancellationToken cancellationToken);

    /// <summary>Issues the regular revocation lists of this day in Tokyo (02:00 JST by a timer). Does nothing for a list already issued today.</summary>
    Task IssueDailyCrlsAsync(CancellationToken cancellationToken);

    /// <summary>The revocation list as it stands in the store (for the guide pages; <see cref="CrlOrigin"/> asks the public address).</summary>
    Task<PublishedCrl> ReadCrlAsync(CertificatePurpose purpose, CancellationToken cancellationToken);

    /// <summary>The revocation list for everyone who asks, out of memory: as it stood in the store at most a quarter of a second ago, and at once when this process wrote it.</summary>
    /// <exception cref="CrlUnavailableException">The store cannot be read, and the last list that was read is past its nextUpdate, or none was.</exception>
    Task<PublicCrl> ReadPublicCrlAsync(CertificatePurpose purpose, CancellationToken cancellationToken);

    /// <summary>The last lists of the archive, the newest first; at most <paramref name="most"/>. Does not transfer the lists themselves.</summary>
    Task<IReadOnlyList<ArchivedCrl>> ListArchiveAsync(CertificatePurpose purpose, int most, CancellationToken cancellationToken);

    /// <summary>A list of the past; null when the archive has none of this number.</summary>
    Task<PublishedCrl?> ReadArchivedCrlAsync(CertificatePurpose purpose, long number, CancellationToken cancellationToken);
}
