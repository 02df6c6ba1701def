using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;

namespace Hpki.Pki.Certificates;

/// <summary>Everything that goes into a TBSCertificate (RFC 5280 §4.1.2).</summary>
sealed record CertificateTemplate
{
    const int SerialOctets = 16;

    /// <summary>Positive, big-endian.</summary>
    public required byte[] Serial { get; init; }

    public required X500DistinguishedName Issuer { get; init; }

    public required X500DistinguishedName Subject { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; init; }

    public required IReadOnlyList<X509Extension> Extensions { get; init; }

    /// <summary>128 random bits; the first octet is never zero, so that the number's length is fixed.</summary>
    public static byte[] NewSerial()
    {
        byte[] serial = RandomNumberGenerator.GetBytes(SerialOctets);
        while (serial[0] == 0)
        {
            RandomNumberGenerator.Fill(serial.AsSpan(0, 1));
        }

        return serial;
    }

    public byte[] Encode()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)))
            {
                writer.WriteInteger(2); // v3
            }

            writer.WriteIntegerUnsigned(Serial);
            writer.WriteEncodedValue(SignedDer.AlgorithmIdentifier);
            writer.WriteEncodedValue(Issuer.RawData);
            using (writer.PushSequence())
            {
                DerTime.Write(writer, NotBefore);
                DerTime.Write(writer, NotAfter);
            }

            writer.WriteEncodedValue(Subject.RawData);
            writer.WriteEncodedValue(SubjectPublicKeyInfo.Span);
            WriteExtensions(writer);
        }

        return writer.Encode();
    }

    void WriteExtensions(AsnWriter writer)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true)))
        using (writer.PushSequence())
        {
            foreach (X509Extension extension in Extensions)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(extension.Oid!.Value!);
                    if (extension.Critical)
                    {
                        writer.WriteBoolean(true);
                    }

                    writer.WriteOctetString(extension.RawData);
                }
            }
        }
    }
}
