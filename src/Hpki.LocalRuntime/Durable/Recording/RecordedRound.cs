using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>An orchestration from its start, or from a ContinueAsNew, to its end or the next one.</summary>
public sealed record RecordedRound
{
    /// <summary>The input, JSON.</summary>
    [JsonConverter(typeof(RawJson))]
    public string? Input { get; init; }

    /// <summary>Its turns, one for each arrival.</summary>
    public required IReadOnlyList<RecordedTurn> Turns { get; init; }
}
