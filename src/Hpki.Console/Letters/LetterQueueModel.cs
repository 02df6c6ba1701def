using Hpki.Console.Layout;

namespace Hpki.Console.Letters;

/// <summary>The letters that are not posted yet.</summary>
public sealed record LetterQueueModel
{
    public required ConsoleFrame Frame { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<LetterRow> Letters { get; init; }

    /// <summary>Whether there are more than the page shows.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether the signed-in member may print and post.</summary>
    public required ActionOffer Print { get; init; }

    public required string IdempotencyKey { get; init; }
}
