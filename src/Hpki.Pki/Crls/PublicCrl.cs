using System.Security.Cryptography;

namespace Hpki.Pki.Crls;

/// <summary>A list as everyone may fetch it, with what HTTP caches compare. Made once for each list; its bytes are shared, never copied.</summary>
public sealed class PublicCrl
{
    internal PublicCrl(PublishedCrl crl)
    {
        Der = crl.Der;
        Number = crl.Number;
        ThisUpdate = crl.ThisUpdate;
        NextUpdate = crl.NextUpdate;
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(crl.Der.Span).AsSpan(0, 16))}\"";
    }

    /// <summary>The list, DER.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>A strong entity tag with its quotes (RFC 9110 §8.8.3); made from the bytes, so that every instance names one list alike.</summary>
    public string ETag { get; }

    /// <summary>The list's own number.</summary>
    public long Number { get; }

    /// <summary>When it was issued (UTC).</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>By when the next one is issued (UTC).</summary>
    public DateTimeOffset NextUpdate { get; }
}
