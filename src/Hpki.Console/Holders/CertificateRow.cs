namespace Hpki.Console.Holders;

/// <summary>A certificate in a card's chip.</summary>
public sealed record CertificateRow
{
    /// <summary>署名用 or 認証用.</summary>
    public required string Use { get; init; }

    public required string Serial { get; init; }

    public required string ValidUntil { get; init; }

    /// <summary>When it was revoked; null while it is not.</summary>
    public string? RevokedAt { get; init; }
}
