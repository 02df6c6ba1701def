namespace Hpki.Procedures.Papers;

/// <summary>An item that a request needs, may need, or may leave out.</summary>
/// <param name="Item">What.</param>
/// <param name="Need">Whether it has to be there.</param>
/// <param name="Source">Where that is said; null when nobody has said it.</param>
/// <param name="MayBeLeftOut">Whether it would be required but was accepted lately and is unchanged (<see cref="PaperTerms.LeaveOutYears"/>).</param>
public sealed record PaperRequirement(PaperItem Item, PaperNeed Need, string? Source, bool MayBeLeftOut = false);
