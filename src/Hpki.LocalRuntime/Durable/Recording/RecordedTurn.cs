using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>One arrival, and what the orchestrator did about it.</summary>
public sealed record RecordedTurn
{
    /// <summary>The orchestration's time in this turn, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What came in.</summary>
    public required RecordedArrival Arrival { get; init; }

    /// <summary>What the orchestrator set off, in its order.</summary>
    public IReadOnlyList<RecordedAction> Actions { get; init; } = [];

    /// <summary>The custom status after the turn, JSON; null while none was set.</summary>
    [JsonConverter(typeof(RawJson))]
    public string? CustomStatus { get; init; }

    /// <summary>How the round ended; null when it goes on.</summary>
    public RecordedEnd? End { get; init; }
}
