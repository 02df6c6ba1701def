using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;

namespace Hpki.Pki.Crls;

/// <summary>Reads revocation lists (X.509 CRL version 2, sha256WithRSAEncryption, RFC 5280 §5), from anywhere: nothing in the octets is trusted.</summary>
public static class CrlReader
{
    static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads one list and checks its form throughout, entry by entry.</summary>
    /// <param name="der">The whole list, DER; it is kept, not copied.</param>
    /// <exception cref="CrlFormatException">Not such a list; the message names the part.</exception>
    public static PublishedCrl Read(ReadOnlyMemory<byte> der)
    {
        string part = "CertificateList";
        if (der.Span.StartsWith("-----BEGIN"u8))
        {
            throw new CrlFormatException(part, "This is PEM text; send the DER octets.");
        }

        try
        {
            return Read(der, ref part);
        }
        catch (AsnContentException problem)
        {
            throw new CrlFormatException(part, $"{problem.Message}.", problem);
        }
    }

    static PublishedCrl Read(ReadOnlyMemory<byte> der, ref string part)
    {
        DerCursor document = new(der.Span, 0);
        DerCursor list = document.Enter(Asn1Tag.Sequence);
        document.End();

        part = "tbsCertList";
        int start = list.Position;
        DerCursor body = list.Enter(Asn1Tag.Sequence);
        ReadOnlyMemory<byte> toBeSigned = der[start..list.Position];

        part = "signatureAlgorithm";
        RequireAlgorithm(ref list, part);
        part = "signatureValue";
        byte[] signature = ReadSignature(ref list);
        list.End();

        part = "version";
        if (body.Read(Asn1Tag.Integer, out _) is not [1])
        {
            throw new CrlFormatException(part, "Only version 2 is understood.");
        }

        part = "signature";
        RequireAlgorithm(ref body, part);
        part = "issuer";
        X500DistinguishedName issuer = new(body.ReadWhole(Asn1Tag.Sequence));
        part = "thisUpdate";
        DateTimeOffset thisUpdate = body.ReadTime();
        part = "nextUpdate";
        if (!body.NextIsTime())
        {
            throw new CrlFormatException(part, "It is missing; without it nobody knows how long the list holds.");
        }

        DateTimeOffset nextUpdate = body.ReadTime();
        if (nextUpdate <= thisUpdate)
        {
            throw new CrlFormatException(part, "It does not lie after thisUpdate.");
        }

        part = "revokedCertificates";
        ReadOnlyMemory<byte> entries = ReadOnlyMemory<byte>.Empty;
        int count = 0;
        if (body.NextIs(Asn1Tag.Sequence))
        {
            ReadOnlySpan<byte> content = body.Read(Asn1Tag.Sequence, out int contentStart);
            entries = der.Slice(contentStart, content.Length);
            count = CountEntries(content, contentStart);
        }

        part = "crlExtensions";
        long number = CrlExtensions.ReadNumber(body.Enter(ExtensionsTag));
        body.End();
        return new PublishedCrl(der, toBeSigned, signature, entries)
        {
            Number = number,
            ThisUpdate = thisUpdate,
            NextUpdate = nextUpdate,
            Issuer = issuer,
            Count = count,
        };
    }

    static int CountEntries(ReadOnlySpan<byte> content, int contentStart)
    {
        DerCursor cursor = new(content, contentStart);
        int count = 0;
        while (cursor.HasData)
        {
            int at = cursor.Position;
            try
            {
                CrlEntryFormat.Read(ref cursor, out _, out _);
            }
            catch (AsnContentException problem)
            {
                throw new CrlFormatException($"revokedCertificates, entry {count + 1} at octet {at}", $"{problem.Message}.", problem);
            }

            count++;
        }

        return count;
    }

    static void RequireAlgorithm(ref DerCursor cursor, string part)
    {
        if (!cursor.ReadWhole(Asn1Tag.Sequence).SequenceEqual(SignedDer.AlgorithmIdentifier))
        {
            throw new CrlFormatException(part, "Only sha256WithRSAEncryption is accepted.");
        }
    }

    static byte[] ReadSignature(ref DerCursor list)
    {
        ReadOnlySpan<byte> encoded = list.ReadWhole(Asn1Tag.PrimitiveBitString);
        byte[] signature = AsnDecoder.ReadBitString(encoded, AsnEncodingRules.DER, out int unusedBits, out _);
        return unusedBits == 0 ? signature : throw new AsnContentException("the signature does not end on an octet");
    }
}
