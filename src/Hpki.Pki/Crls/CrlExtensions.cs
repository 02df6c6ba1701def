using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;

namespace Hpki.Pki.Crls;

/// <summary>The extensions of the list itself: authorityKeyIdentifier and cRLNumber (RFC 5280 §5.2), neither critical.</summary>
static class CrlExtensions
{
    static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The encoded [0] EXPLICIT Extensions.</summary>
    public static byte[] Encode(X509Certificate2 authority, long number)
    {
        X509AuthorityKeyIdentifierExtension authorityKey =
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        AsnWriter numberValue = new(AsnEncodingRules.DER);
        numberValue.WriteInteger(number);

        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence(Context0))
        using (writer.PushSequence())
        {
            Write(Oids.AuthorityKeyIdentifier, authorityKey.RawData);
            Write(Oids.CrlNumber, numberValue.Encode());
        }

        return writer.Encode();

        void Write(string oid, byte[] value)
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                writer.WriteOctetString(value);
            }
        }
    }

    /// <summary>The cRLNumber; every other extension may be there if it is not critical.</summary>
    public static long ReadNumber(DerCursor explicitTag)
    {
        DerCursor extensions = explicitTag.Enter(Asn1Tag.Sequence);
        explicitTag.End();
        long? number = null;
        while (extensions.HasData)
        {
            DerCursor extension = extensions.Enter(Asn1Tag.Sequence);
            string oid = AsnDecoder.ReadObjectIdentifier(extension.ReadWhole(Asn1Tag.ObjectIdentifier), AsnEncodingRules.DER, out _);
            bool critical = extension.NextIs(Asn1Tag.Boolean) && extension.Read(Asn1Tag.Boolean, out _) is [not 0];
            DerCursor value = extension.Enter(Asn1Tag.PrimitiveOctetString);
            extension.End();
            if (oid == Oids.CrlNumber)
            {
                number = ReadNumberValue(value);
            }
            else if (critical && oid != Oids.AuthorityKeyIdentifier)
            {
                throw new CrlFormatException("crlExtensions", $"The critical extension {oid} is not understood; the list must not be used (RFC 5280 §5.2).");
            }
        }

        return number ?? throw new CrlFormatException("crlExtensions", "cRLNumber is missing.");
    }

    static long ReadNumberValue(DerCursor value)
    {
        ReadOnlySpan<byte> encoded = value.ReadWhole(Asn1Tag.Integer);
        value.End();
        return AsnDecoder.TryReadInt64(encoded, AsnEncodingRules.DER, out long number, out _) && number >= 0
            ? number
            : throw new CrlFormatException("cRLNumber", "It is negative or above 2^63-1.");
    }
}
