namespace Hpki.Registry.Drafts;

/// <summary>What the code of a scanned form leads to.</summary>
/// <param name="Draft">The draft; null when there is none (<see cref="DraftRemark.Unknown"/>).</param>
/// <param name="Remarks">What staff have to know; empty when all is as it should be.</param>
public sealed record DraftReading(Draft? Draft, IReadOnlyList<DraftRemark> Remarks);
