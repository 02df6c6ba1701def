namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>What a turn comes to.</summary>
sealed record TurnResult(TurnOutcome Outcome, TurnEffects Effects);
