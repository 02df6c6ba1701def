namespace Hpki.Registry.Audit;

/// <summary>A line of a seal: how far a holder's timeline reached, and its hash there (upper case, as on the timeline).</summary>
public sealed record HolderPin(string Holder, long Sequence, string Hash);
