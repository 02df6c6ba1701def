using System.Security.Cryptography;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.Cards;

namespace Hpki.Pki.Tests.Parts;

static class TestOrders
{
    /// <summary>An order of its own: new key, new order key.</summary>
    public static CertificateOrder Certificate(CertificatePurpose purpose = CertificatePurpose.Signing)
    {
        using RSA key = RSA.Create(2048);
        return new()
        {
            OrderKey = $"order-{Guid.NewGuid():N}",
            Purpose = purpose,
            RomajiName = "Hanako Mihon-Yamada",
            SubjectSerialNumber = "TEST0001",
            SubjectKey = SubjectKey.From(key),
            FirstDay = new(2025, 4, 1),
            LastDay = new(2030, 3, 31),
        };
    }

    public static RevocationOrder Revocation(params IssuedCertificate[] certificates) => new()
    {
        OrderId = $"revocation-{Guid.NewGuid():N}",
        Certificates = [.. certificates.Select(certificate => new CertificateReference(certificate.Purpose, certificate.Serial))],
        Reason = RevocationReason.Loss,
        RequestedAt = TestPki.Noon,
    };
}
