namespace Hpki.Pki.Certificates;

/// <summary>What the certificates of one authority under the root say.</summary>
public sealed record AuthorityProfile
{
    /// <summary>The authority's name as X.500 text, outermost part first: <c>C=JP, O=…, CN=…</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Certificate policy (object identifier) in the authority's certificate and in those it issues.</summary>
    public required string PolicyOid { get; init; }

    /// <summary>Where relying parties fetch this authority's revocation list: plain http, so that checking a list needs no certificate (RFC 5280 §8).</summary>
    public required Uri CrlAddress { get; init; }
}
