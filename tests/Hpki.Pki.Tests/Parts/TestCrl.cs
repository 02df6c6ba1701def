using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Tests.Parts;

/// <summary>Lists without storage: an authority of its own and a writer that can write every part wrong.</summary>
sealed record TestCrl
{
    public static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>cRLNumber 7 inside its explicit tag.</summary>
    public static readonly byte[] Number7 = Extensions(("2.5.29.20", false, [0x02, 0x01, 0x07]));

    public byte[] Version { get; init; } = [0x02, 0x01, 0x01];

    public byte[] Algorithm { get; init; } = SignedDer.AlgorithmIdentifier.ToArray();

    public DateTimeOffset ThisUpdate { get; init; } = TestPki.Noon;

    public DateTimeOffset? NextUpdate { get; init; } = TestPki.Noon.AddHours(96);

    /// <summary>The whole SEQUENCE OF entries; empty: absent.</summary>
    public byte[] Entries { get; init; } = [];

    public byte[] CrlExtensions { get; init; } = Number7;

    public static async Task<(X509Certificate2 Certificate, ISigner Signer)> AuthorityAsync(ISignerSource keys, AuthorityKey key = AuthorityKey.Signing)
    {
        ISigner signer = await keys.OpenAsync(key, TestContext.Current.CancellationToken);
        CertificateTemplate template = HpkiProfile.Root($"C=JP, CN=Test {key}", signer.SubjectPublicKeyInfo, TestPki.Noon.AddDays(-1), TestPki.Noon.AddYears(5));
        byte[] der = await SignedDer.SignAsync(template.Encode(), signer, TestContext.Current.CancellationToken);
        return (X509CertificateLoader.LoadCertificate(der), signer);
    }

    public static async Task<byte[]> BuildAsync(ISignerSource keys, params CrlEntry[] entries)
    {
        (X509Certificate2 certificate, ISigner signer) = await AuthorityAsync(keys);
        using (certificate)
        {
            CrlBuilder builder = new() { Authority = certificate, Number = 7, ThisUpdate = TestPki.Noon, NextUpdate = TestPki.Noon.AddHours(96), Added = entries };
            return await builder.SignAsync(signer, TestContext.Current.CancellationToken);
        }
    }

    public static CrlEntry Entry(string serial, PublishedReason reason = PublishedReason.CessationOfOperation) => new(CertificateSerial.Parse(serial), TestPki.Noon.AddDays(-1), reason);

    public static byte[] Extensions(params (string Oid, bool Critical, byte[] Value)[] extensions)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence(ExtensionsTag))
        {
            WriteExtensions(writer, extensions);
        }

        return writer.Encode();
    }

    /// <summary>A list of entries with one entry.</summary>
    public static byte[] OneEntry(byte[] serialInteger, params (string Oid, bool Critical, byte[] Value)[] extensions)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(serialInteger);
            writer.WriteUtcTime(TestPki.Noon);
            if (extensions.Length > 0)
            {
                WriteExtensions(writer, extensions);
            }
        }

        return writer.Encode();
    }

    public async Task<byte[]> SignAsync(ISignerSource keys)
    {
        (X509Certificate2 certificate, ISigner signer) = await AuthorityAsync(keys);
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (certificate)
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(Version);
            writer.WriteEncodedValue(Algorithm);
            writer.WriteEncodedValue(certificate.SubjectName.RawData);
            DerTime.Write(writer, ThisUpdate);
            if (NextUpdate is { } nextUpdate)
            {
                DerTime.Write(writer, nextUpdate);
            }

            if (Entries.Length > 0)
            {
                writer.WriteEncodedValue(Entries);
            }

            if (CrlExtensions.Length > 0)
            {
                writer.WriteEncodedValue(CrlExtensions);
            }
        }

        return await SignedDer.SignAsync(writer.Encode(), signer, TestContext.Current.CancellationToken);
    }

    static void WriteExtensions(AsnWriter writer, (string Oid, bool Critical, byte[] Value)[] extensions)
    {
        using (writer.PushSequence())
        {
            foreach ((string oid, bool critical, byte[] value) in extensions)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    if (critical)
                    {
                        writer.WriteBoolean(true);
                    }

                    writer.WriteOctetString(value);
                }
            }
        }
    }
}
