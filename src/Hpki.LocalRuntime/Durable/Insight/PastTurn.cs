namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>One turn: what came in at one time, and what the orchestrator set off.</summary>
/// <param name="At">The orchestration's time in this turn, UTC.</param>
/// <param name="Kind">Whether the orchestrator ran.</param>
/// <param name="CameIn">What came in.</param>
/// <param name="SetOff">What was set off.</param>
public sealed record PastTurn(DateTimeOffset At, PastTurnKind Kind, IReadOnlyList<PastEvent> CameIn, IReadOnlyList<PastEvent> SetOff);
