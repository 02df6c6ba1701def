namespace HpkiFunctions.Revocations;

/// <summary>An order that is not confirmed yet, and what stood in the way last.</summary>
public sealed record RevocationDelay(RevocationCase Order, RevocationOutcome LastOutcome);
