using System.Formats.Asn1;
using System.Runtime.CompilerServices;
using Hpki.Pki.Asn1;
using Hpki.Procedures.Cards;

namespace Hpki.Pki.Crls;

/// <summary>The encoding of one entry: SEQUENCE { userCertificate, revocationDate, crlEntryExtensions OPTIONAL } (RFC 5280 §5.1.2.6, §5.3).</summary>
static class CrlEntryFormat
{
    const int LargestReasonCode = 10;
    const int UnusedReasonCode = 7;

    // The content octets of the object identifier 2.5.29.21, reasonCode.
    static ReadOnlySpan<byte> ReasonCodeOid => [0x55, 0x1D, 0x15];

    static readonly Asn1Tag Enumerated = new(UniversalTagNumber.Enumerated);

    public static void Write(AsnWriter writer, CrlEntry entry)
    {
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(DerSerial.ToMagnitude(entry.Serial));
            DerTime.Write(writer, entry.RevokedAt);
            if (entry.Reason == PublishedReason.Unspecified)
            {
                return; // §5.3.1: the extension SHOULD be absent instead of saying unspecified.
            }

            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.ReasonCode);
                using (writer.PushOctetString())
                {
                    writer.WriteEnumeratedValue(entry.Reason);
                }
            }
        }
    }

    /// <summary>Moves over one entry and gives the serial number's octets; nothing else of it is looked at.</summary>
    public static ReadOnlySpan<byte> ReadSerial(ref DerCursor entries)
    {
        DerCursor entry = entries.Enter(Asn1Tag.Sequence);
        return entry.Read(Asn1Tag.Integer, out _);
    }

    /// <summary>Reads and checks one entry. Compiled well at once: the first list that a process reads may have 50,000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<byte> Read(ref DerCursor entries, out DateTimeOffset revokedAt, out PublishedReason reason)
    {
        DerCursor entry = entries.Enter(Asn1Tag.Sequence);
        ReadOnlySpan<byte> encoded = entry.ReadWhole(Asn1Tag.Integer);
        ReadOnlySpan<byte> serial = AsnDecoder.ReadIntegerBytes(encoded, AsnEncodingRules.DER, out _);
        if ((serial[0] & 0x80) != 0 || serial.Length > 21 || (serial.Length == 21 && serial[0] != 0) || (serial.Length == 1 && serial[0] == 0))
        {
            throw new AsnContentException("the serial number is not a positive number of at most 20 octets");
        }

        revokedAt = entry.ReadTime();
        reason = PublishedReason.Unspecified;
        if (entry.HasData)
        {
            reason = ReadReason(entry.Enter(Asn1Tag.Sequence));
        }

        entry.End();
        return serial;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static PublishedReason ReadReason(DerCursor extensions)
    {
        PublishedReason reason = PublishedReason.Unspecified;
        while (extensions.HasData)
        {
            DerCursor extension = extensions.Enter(Asn1Tag.Sequence);
            ReadOnlySpan<byte> oid = extension.Read(Asn1Tag.ObjectIdentifier, out _);
            bool critical = extension.NextIs(Asn1Tag.Boolean) && extension.Read(Asn1Tag.Boolean, out _) is [not 0];
            DerCursor value = extension.Enter(Asn1Tag.PrimitiveOctetString);
            extension.End();
            if (oid.SequenceEqual(ReasonCodeOid))
            {
                ReadOnlySpan<byte> code = value.Read(Enumerated, out _);
                if (code.Length != 1 || code[0] > LargestReasonCode || code[0] == UnusedReasonCode)
                {
                    throw new AsnContentException("the reason code is not one of RFC 5280 §5.3.1");
                }

                reason = (PublishedReason)code[0];
                value.End();
            }
            else if (critical)
            {
                throw new AsnContentException("the entry carries a critical extension that is not understood; the list must not be used (RFC 5280 §5.3)");
            }
        }

        return reason;
    }
}
