using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;
using Hpki.Pki.Keys;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Crls;

/// <summary>
/// Builds a list from the entries of the one before: they are taken over as encoded, so that a list of 50,000 entries costs a copy and a
/// signature, not 50,000 encodings.
/// </summary>
sealed record CrlBuilder
{
    public required X509Certificate2 Authority { get; init; }

    public required long Number { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }

    public required DateTimeOffset NextUpdate { get; init; }

    /// <summary>The list to go on from; null for the first.</summary>
    public PublishedCrl? Previous { get; init; }

    /// <summary>Entries to append; none of them is on the previous list.</summary>
    public IReadOnlyCollection<CrlEntry> Added { get; init; } = [];

    /// <summary>Certificates whose entries end with the previous list.</summary>
    public IReadOnlySet<CertificateSerial> Dropped { get; init; } = new HashSet<CertificateSerial>();

    public Task<byte[]> SignAsync(ISigner signer, CancellationToken cancellationToken) => SignedDer.SignAsync(ToBeSigned(), signer, cancellationToken);

    byte[] ToBeSigned()
    {
        byte[] head = Head();
        ReadOnlySpan<byte> kept = Kept();
        byte[] added = EncodeAdded();
        byte[] extensions = CrlExtensions.Encode(Authority, Number);
        int entries = kept.Length + added.Length;
        Span<byte> entriesHeader = stackalloc byte[DerHeader.LongestLength];
        // §5.1.2.6: with nothing revoked the list of entries MUST be absent.
        entriesHeader = entries == 0 ? [] : entriesHeader[..DerHeader.Write(entriesHeader, DerHeader.Sequence, entries)];
        Span<byte> header = stackalloc byte[DerHeader.LongestLength];
        header = header[..DerHeader.Write(header, DerHeader.Sequence, head.Length + entriesHeader.Length + entries + extensions.Length)];

        return [.. header, .. head, .. entriesHeader, .. kept, .. added, .. extensions];
    }

    byte[] Head()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1); // v2
            writer.WriteEncodedValue(SignedDer.AlgorithmIdentifier);
            writer.WriteEncodedValue(Authority.SubjectName.RawData);
            DerTime.Write(writer, ThisUpdate);
            DerTime.Write(writer, NextUpdate);
        }

        return Content(writer);
    }

    byte[] EncodeAdded()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (CrlEntry entry in Added)
            {
                CrlEntryFormat.Write(writer, entry);
            }
        }

        return Content(writer);
    }

    ReadOnlySpan<byte> Kept()
    {
        ReadOnlyMemory<byte> previous = Previous?.EncodedEntries ?? ReadOnlyMemory<byte>.Empty;
        if (Dropped.Count == 0)
        {
            return previous.Span;
        }

        byte[] kept = new byte[previous.Length];
        int length = 0;
        DerCursor entries = new(previous.Span, 0);
        while (entries.HasData)
        {
            int start = entries.Position;
            if (!Dropped.Contains(DerSerial.FromInteger(CrlEntryFormat.ReadSerial(ref entries))))
            {
                ReadOnlySpan<byte> entry = previous.Span[start..entries.Position];
                entry.CopyTo(kept.AsSpan(length));
                length += entry.Length;
            }
        }

        return kept.AsSpan(0, length);
    }

    // What was written, without the SEQUENCE around it.
    static byte[] Content(AsnWriter writer)
    {
        byte[] encoded = writer.Encode();
        AsnDecoder.ReadSequence(encoded, AsnEncodingRules.DER, out int offset, out int length, out _);
        return encoded.AsSpan(offset, length).ToArray();
    }
}
