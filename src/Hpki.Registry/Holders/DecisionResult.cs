namespace Hpki.Registry.Holders;

/// <summary>What became of a decision, and the holder's file after it.</summary>
public sealed record DecisionResult(DecisionOutcome Outcome, HolderFile File)
{
    /// <summary>Of a decision that was made before: the keyed hash of what was asked for then; null when none was kept.</summary>
    public string? Content => Outcome == DecisionOutcome.MadeBefore ? File.Done?.Content : null;
}
