using System.Text.Json.Serialization;

namespace Hpki.Registry.Timelines;

/// <summary>The end of a holder's chain, carried by the <c>holder</c> row.</summary>
sealed record ChainHead
{
    public const string SequenceColumn = "HeadSequence";
    public const string HashColumn = "HeadHash";
    public const string AtColumn = "HeadAt";

    [JsonPropertyName(SequenceColumn)]
    public required long Sequence { get; init; }

    [JsonPropertyName(HashColumn)]
    public required string Hash { get; init; }

    /// <summary>Null on rows from before it was kept.</summary>
    [JsonPropertyName(AtColumn)]
    public DateTimeOffset? At { get; init; }
}
