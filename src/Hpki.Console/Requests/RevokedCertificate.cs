namespace Hpki.Console.Requests;

/// <summary>One certificate and the list on which it stands.</summary>
public sealed record RevokedCertificate
{
    /// <summary>署名用 or 認証用.</summary>
    public required string Use { get; init; }

    public required string Serial { get; init; }

    /// <summary>The number of the list that first carried it; null until it is published.</summary>
    public string? ListNumber { get; init; }

    /// <summary>When that list was published.</summary>
    public string? PublishedAt { get; init; }
}
