using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Crls;

/// <summary>A revocation list that was read and found well-formed. Whether an authority signed it is asked with <see cref="IsSignedBy"/>.</summary>
public sealed class PublishedCrl
{
    readonly ReadOnlyMemory<byte> toBeSigned;
    readonly ReadOnlyMemory<byte> signature;

    internal PublishedCrl(ReadOnlyMemory<byte> der, ReadOnlyMemory<byte> toBeSigned, ReadOnlyMemory<byte> signature, ReadOnlyMemory<byte> encodedEntries)
    {
        Der = der;
        this.toBeSigned = toBeSigned;
        this.signature = signature;
        EncodedEntries = encodedEntries;
    }

    /// <summary>The list as it was read, DER.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>The list's own number; rises strictly from list to list (RFC 5280 §5.2.3).</summary>
    public required long Number { get; init; }

    /// <summary>When it was issued (UTC).</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>By when the next one is issued (UTC); after that this list proves nothing.</summary>
    public required DateTimeOffset NextUpdate { get; init; }

    /// <summary>The issuer's name.</summary>
    public required X500DistinguishedName Issuer { get; init; }

    /// <summary>How many certificates it names.</summary>
    public required int Count { get; init; }

    /// <summary>The entries as encoded, one after the other, without the SEQUENCE around them.</summary>
    internal ReadOnlyMemory<byte> EncodedEntries { get; }

    /// <summary>The entries in the order of the list. Read as they are asked for.</summary>
    public IEnumerable<CrlEntry> Entries
    {
        get
        {
            for (int position = 0; position < EncodedEntries.Length;)
            {
                yield return EntryAt(ref position);
            }
        }
    }

    /// <summary>Is this certificate on the list? Looks through the encoded list; about a millisecond for 50,000 entries.</summary>
    public bool Contains(CertificateSerial serial) => PositionOf(serial) >= 0;

    /// <summary>The certificate's entry; null when it is not on the list.</summary>
    public CrlEntry? Find(CertificateSerial serial)
    {
        int position = PositionOf(serial);
        return position < 0 ? null : EntryAt(ref position);
    }

    /// <summary>May the list be relied on at this time: issued, and not past its nextUpdate?</summary>
    public bool IsFreshAt(DateTimeOffset time) => ThisUpdate <= time && time < NextUpdate;

    /// <summary>Did this authority issue the list: same name, and a signature of its key?</summary>
    public bool IsSignedBy(X509Certificate2 authority)
    {
        using RSA? key = authority.GetRSAPublicKey();
        return key is not null
            && authority.SubjectName.RawData.AsSpan().SequenceEqual(Issuer.RawData)
            && key.VerifyData(toBeSigned.Span, signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    int PositionOf(CertificateSerial serial)
    {
        ReadOnlySpan<byte> wanted = new BigInteger(DerSerial.ToMagnitude(serial), isUnsigned: true, isBigEndian: true).ToByteArray(isBigEndian: true);
        DerCursor entries = new(EncodedEntries.Span, 0);
        while (entries.HasData)
        {
            int position = entries.Position;
            if (CrlEntryFormat.ReadSerial(ref entries).SequenceEqual(wanted))
            {
                return position;
            }
        }

        return -1;
    }

    CrlEntry EntryAt(ref int position)
    {
        DerCursor entries = new(EncodedEntries.Span[position..], position);
        ReadOnlySpan<byte> serial = CrlEntryFormat.Read(ref entries, out DateTimeOffset revokedAt, out PublishedReason reason);
        position = entries.Position;
        return new(DerSerial.FromInteger(serial), revokedAt, reason);
    }
}
