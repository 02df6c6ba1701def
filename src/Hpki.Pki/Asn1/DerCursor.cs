using System.Formats.Asn1;
using System.Runtime.CompilerServices;

namespace Hpki.Pki.Asn1;

/// <summary>Walks the DER values of one content in order, without copying. Everything read lies inside the given octets.</summary>
ref struct DerCursor(ReadOnlySpan<byte> source, int start)
{
    readonly ReadOnlySpan<byte> source = source;
    readonly int start = start;

    /// <summary>Where the cursor stands, counted like <c>start</c> (from the beginning of the whole document).</summary>
    public int Position { get; private set; } = start;

    readonly ReadOnlySpan<byte> Rest => source[(Position - start)..];

    public readonly bool HasData => Position - start < source.Length;

    public readonly bool NextIs(Asn1Tag tag) => HasData && Asn1Tag.TryDecode(Rest, out Asn1Tag next, out _) && next == tag;

    /// <summary>The next value's content; the cursor moves behind the value.</summary>
    /// <exception cref="AsnContentException">Another tag, or a length that leaves the content.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> Read(Asn1Tag expected, out int contentStart)
    {
        ReadOnlySpan<byte> rest = Rest;
        Asn1Tag tag = AsnDecoder.ReadEncodedValue(rest, AsnEncodingRules.DER, out int offset, out int length, out int consumed);
        if (tag != expected)
        {
            throw new AsnContentException($"found {tag} where {expected} belongs");
        }

        contentStart = Position + offset;
        Position += consumed;
        return rest.Slice(offset, length);
    }

    /// <summary>The next value whole, tag and length included.</summary>
    public ReadOnlySpan<byte> ReadWhole(Asn1Tag expected)
    {
        ReadOnlySpan<byte> rest = Rest;
        int before = Position;
        Read(expected, out _);
        return rest[..(Position - before)];
    }

    /// <summary>A cursor over the content of the next value.</summary>
    public DerCursor Enter(Asn1Tag expected)
    {
        ReadOnlySpan<byte> content = Read(expected, out int contentStart);
        return new(content, contentStart);
    }

    public DateTimeOffset ReadTime()
    {
        DateTimeOffset time = DerTime.Read(Rest, out int consumed);
        Position += consumed;
        return time;
    }

    public readonly bool NextIsTime() => NextIs(Asn1Tag.UtcTime) || NextIs(Asn1Tag.GeneralizedTime);

    public readonly void End()
    {
        if (HasData)
        {
            throw new AsnContentException("octets are left over");
        }
    }
}
