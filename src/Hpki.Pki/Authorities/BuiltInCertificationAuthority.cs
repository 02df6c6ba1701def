using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hpki.Pki.Asn1;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>The authority that comes with this product: root, signing authority, authentication authority, on Table and Blob storage.</summary>
sealed class BuiltInCertificationAuthority(
    CertificationAuthoritySetup setup,
    CertificateStore certificates,
    RevocationLedger ledger,
    PkiOptions options,
    TimeProvider time) : ICertificationAuthority
{
    public async Task<AuthorityCertificates> GetAuthoritiesAsync(CancellationToken cancellationToken) => (await setup.EnsureAsync(cancellationToken)).Certificates;

    public async Task<IssuedCertificate> IssueAsync(CertificateOrder order, CancellationToken cancellationToken)
    {
        order.Check();
        AuthorityUnit unit = (await setup.EnsureAsync(cancellationToken)).For(order.Purpose);
        if (order.NotBefore < unit.Certificate.NotBefore || order.NotAfter > unit.Certificate.NotAfter)
        {
            throw new CertificateOrderException(nameof(order.LastDay), $"The validity leaves that of the issuing authority's certificate (until {unit.Certificate.NotAfter:O}); the authority needs a new certificate first.");
        }

        PreparedCertificate prepared = await PrepareAsync(order, unit, cancellationToken);
        if (await certificates.FindAsync(order.Purpose, prepared.Serial, cancellationToken) is { } issued)
        {
            return issued;
        }

        IssuedCertificate certificate = new()
        {
            OrderKey = order.OrderKey,
            Purpose = order.Purpose,
            Serial = prepared.Serial,
            NotBefore = order.NotBefore,
            NotAfter = order.NotAfter,
            Der = await SignedDer.SignAsync(prepared.ToBeSigned, unit.Signer, cancellationToken),
        };
        await certificates.AddAsync(certificate, cancellationToken);
        return certificate;
    }

    public Task<IssuedCertificate?> FindAsync(CertificatePurpose purpose, CertificateSerial serial, CancellationToken cancellationToken) =>
        certificates.FindAsync(purpose, serial, cancellationToken);

    public async Task<RevocationReceipt> RevokeAsync(RevocationOrder order, CancellationToken cancellationToken)
    {
        Check(order);
        RunningAuthority running = await setup.EnsureAsync(cancellationToken);
        IssuedCertificate[] named = await Task.WhenAll(order.Certificates.Distinct().Select(reference => RequireAsync(reference, cancellationToken)));
        DateTimeOffset revokedAt = DerTime.WholeSeconds(time.GetUtcNow());

        CrlReceipt[] receipts = await Task.WhenAll(named.GroupBy(certificate => certificate.Purpose).Select(async group =>
        {
            IssuedCertificate[] own = [.. group];
            await ledger.WriteAsync(group.Key, order, own, revokedAt, cancellationToken);
            return await running.For(group.Key).Crls.PublishAsync([.. own.Select(certificate => certificate.Serial)], cancellationToken);
        }));
        return new(order.OrderId, receipts);
    }

    public async Task IssueDailyCrlsAsync(CancellationToken cancellationToken)
    {
        RunningAuthority running = await setup.EnsureAsync(cancellationToken);
        await Task.WhenAll(running.Signing.Crls.IssueDailyAsync(cancellationToken), running.Authentication.Crls.IssueDailyAsync(cancellationToken));
    }

    public async Task<PublishedCrl> ReadCrlAsync(CertificatePurpose purpose, CancellationToken cancellationToken) =>
        await (await setup.EnsureAsync(cancellationToken)).For(purpose).Crls.ReadAsync(cancellationToken);

    public async Task<PublicCrl> ReadPublicCrlAsync(CertificatePurpose purpose, CancellationToken cancellationToken) =>
        await (await setup.EnsureAsync(cancellationToken)).For(purpose).Crls.CurrentAsync(cancellationToken);

    public async Task<IReadOnlyList<ArchivedCrl>> ListArchiveAsync(CertificatePurpose purpose, int most, CancellationToken cancellationToken) =>
        await (await setup.EnsureAsync(cancellationToken)).For(purpose).Crls.ListArchiveAsync(most, cancellationToken);

    public async Task<PublishedCrl?> ReadArchivedCrlAsync(CertificatePurpose purpose, long number, CancellationToken cancellationToken) =>
        await (await setup.EnsureAsync(cancellationToken)).For(purpose).Crls.ReadArchivedAsync(number, cancellationToken);

    static void Check(RevocationOrder order)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(order.OrderId);
        if (order.Certificates.Count == 0)
        {
            throw new ArgumentException("The order names no certificate.", nameof(order));
        }

        if (order.Certificates.GroupBy(reference => reference.Purpose).Any(group => group.Count() > RevocationOrder.MostPerAuthority))
        {
            throw new ArgumentException($"The order names more than {RevocationOrder.MostPerAuthority} certificates of one authority; split it.", nameof(order));
        }

        if (!Enum.IsDefined(order.Reason))
        {
            throw new ArgumentException($"Unknown reason {order.Reason}.", nameof(order));
        }
    }

    // What identifies an order for the comparison with an earlier one under the same key; lengths are bounded by Check, the separator occurs in no part.
    static string Digest(CertificateOrder order) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', order.RomajiName, order.SubjectSerialNumber, order.SubjectKey.Fingerprint, order.FirstDay.ToString("O", CultureInfo.InvariantCulture), order.LastDay.ToString("O", CultureInfo.InvariantCulture)))));

    async Task<IssuedCertificate> RequireAsync(CertificateReference reference, CancellationToken cancellationToken) =>
        await certificates.FindAsync(reference.Purpose, reference.Serial, cancellationToken)
        ?? throw new UnknownCertificateException(reference.Purpose, reference.Serial);

    async Task<PreparedCertificate> PrepareAsync(CertificateOrder order, AuthorityUnit unit, CancellationToken cancellationToken)
    {
        string digest = Digest(order);
        PreparedCertificate? prepared = await certificates.FindPreparedAsync(order.Purpose, order.OrderKey, cancellationToken);
        if (prepared is null)
        {
            if (!await certificates.ClaimKeyAsync(order, cancellationToken))
            {
                throw new CertificateOrderException(nameof(order.SubjectKey), "Another order has had this key certified; every certificate needs a key of its own.");
            }

            CertificateTemplate template = HpkiProfile.EndEntity(order, options.ProfileOf(order.Purpose), options.PracticeStatement, unit.Certificate);
            PreparedCertificate fresh = new(DerSerial.FromInteger(template.Serial), digest, template.Encode());
            prepared = await certificates.TryPrepareAsync(order, fresh, cancellationToken)
                ? fresh
                : await certificates.FindPreparedAsync(order.Purpose, order.OrderKey, cancellationToken)
                    ?? throw new InvalidOperationException($"The order {order.OrderKey} is stored but cannot be read.");
        }

        return prepared.OrderDigest == digest
            ? prepared
            : throw new CertificateOrderException(nameof(order.OrderKey), "An order with this key but other contents was placed before; use a new key for a new order.");
    }
}
