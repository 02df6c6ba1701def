namespace Hpki.Registry.Holders;

/// <summary>What became of a decision, and the holder's file after it.</summary>
public sealed record DecisionResult(DecisionOutcome Outcome, HolderFile File);
