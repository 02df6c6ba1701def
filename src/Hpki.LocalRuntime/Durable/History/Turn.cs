using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.History;

/// <summary>What came in at one time, and what the orchestrator did about it. The turns of a round are its history.</summary>
/// <param name="At">The orchestration's time in this turn, UTC.</param>
/// <param name="Kind">Whether the orchestrator ran.</param>
/// <param name="Arrivals">What came in. A held turn's arrivals are handled by the next turn that runs.</param>
/// <param name="Steps">What the orchestrator did.</param>
sealed record Turn(DateTime At, TurnKind Kind, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<Step> Steps)
{
    /// <summary>What it adds to the length of a history: whatever came in, and whatever was set off.</summary>
    [JsonIgnore]
    public int Events => Arrivals.Count + Steps.Count;
}
