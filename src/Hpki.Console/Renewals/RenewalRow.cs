namespace Hpki.Console.Renewals;

/// <summary>A card that runs out, and whether its holder is reminded.</summary>
public sealed record RenewalRow
{
    public required string HolderId { get; init; }

    public required string HolderName { get; init; }

    public required string CardNumber { get; init; }

    public required string ExpiresOn { get; init; }

    public required string Stage { get; init; }

    /// <summary>メール or 郵送.</summary>
    public required string How { get; init; }

    /// <summary>A Japanese phrase; null when the holder is reminded.</summary>
    public string? WhyNot { get; init; }
}
