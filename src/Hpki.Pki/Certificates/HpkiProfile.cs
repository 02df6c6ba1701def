using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;

namespace Hpki.Pki.Certificates;

/// <summary>The profiles of domain.md §3.4: end entity, authority, root.</summary>
static class HpkiProfile
{
    public static CertificateTemplate EndEntity(CertificateOrder order, AuthorityProfile profile, Uri practiceStatement, X509Certificate2 issuer) => new()
    {
        Serial = CertificateTemplate.NewSerial(),
        Issuer = issuer.SubjectName,
        Subject = Subject(order),
        NotBefore = order.NotBefore,
        NotAfter = order.NotAfter,
        SubjectPublicKeyInfo = order.SubjectKey.SubjectPublicKeyInfo,
        Extensions =
        [
            AuthorityKey(issuer),
            SubjectKeyIdentifier(order.SubjectKey.SubjectPublicKeyInfo),
            new X509KeyUsageExtension(UsageOf(order.Purpose), critical: true),
            Policies(profile.PolicyOid, practiceStatement),
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([profile.CrlAddress.AbsoluteUri]),
            new X509Extension(Oids.SubjectDirectoryAttributes, HcRole.Encode(HcRole.MedicalDoctor), critical: false),
        ],
    };

    public static CertificateTemplate Authority(AuthorityProfile profile, Uri practiceStatement, ReadOnlyMemory<byte> publicKey, X509Certificate2 root, DateTimeOffset notBefore, DateTimeOffset notAfter) => new()
    {
        Serial = CertificateTemplate.NewSerial(),
        Issuer = root.SubjectName,
        Subject = new X500DistinguishedName(profile.Name, X500DistinguishedNameFlags.None),
        NotBefore = notBefore,
        NotAfter = notAfter,
        SubjectPublicKeyInfo = publicKey,
        Extensions =
        [
            AuthorityKey(root),
            SubjectKeyIdentifier(publicKey),
            .. AuthorityRights(pathLength: 0),
            Policies(profile.PolicyOid, practiceStatement),
        ],
    };

    public static CertificateTemplate Root(string name, ReadOnlyMemory<byte> publicKey, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        X500DistinguishedName root = new(name, X500DistinguishedNameFlags.None);
        return new()
        {
            Serial = CertificateTemplate.NewSerial(),
            Issuer = root,
            Subject = root,
            NotBefore = notBefore,
            NotAfter = notAfter,
            SubjectPublicKeyInfo = publicKey,
            Extensions = [SubjectKeyIdentifier(publicKey), .. AuthorityRights(pathLength: 1)],
        };
    }

    static X509KeyUsageFlags UsageOf(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => X509KeyUsageFlags.NonRepudiation,
        CertificatePurpose.Authentication => X509KeyUsageFlags.DigitalSignature,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No profile for this purpose."),
    };

    static X509Extension[] AuthorityRights(int pathLength) =>
    [
        new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLength, critical: true),
        new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true),
    ];

    // AKI names the issuer's key and, as the real certificates do, the issuer's certificate.
    static X509AuthorityKeyIdentifierExtension AuthorityKey(X509Certificate2 issuer) =>
        X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: true);

    static X509SubjectKeyIdentifierExtension SubjectKeyIdentifier(ReadOnlyMemory<byte> subjectPublicKeyInfo) =>
        new(PublicKey.CreateFromSubjectPublicKeyInfo(subjectPublicKeyInfo.Span, out _), X509SubjectKeyIdentifierHashAlgorithm.Sha1, critical: false);

    /// <summary>C, CN, serialNumber in this order, one attribute a step, no O or OU (domain.md §3.4).</summary>
    static X500DistinguishedName Subject(CertificateOrder order)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            Write(Oids.Country, UniversalTagNumber.PrintableString, "JP");
            Write(Oids.CommonName, UniversalTagNumber.UTF8String, order.RomajiName);
            Write(Oids.SerialNumber, UniversalTagNumber.PrintableString, order.SubjectSerialNumber);
        }

        return new(writer.Encode());

        void Write(string type, UniversalTagNumber encoding, string value)
        {
            using (writer.PushSetOf())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(type);
                writer.WriteCharacterString(encoding, value);
            }
        }
    }

    static X509Extension Policies(string policyOid, Uri practiceStatement)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(policyOid);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.PolicyCps);
                writer.WriteCharacterString(UniversalTagNumber.IA5String, practiceStatement.AbsoluteUri);
            }
        }

        return new(Oids.CertificatePolicies, writer.Encode(), critical: true);
    }
}
