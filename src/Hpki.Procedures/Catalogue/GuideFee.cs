namespace Hpki.Procedures.Catalogue;

/// <summary>What a procedure costs for some.</summary>
/// <param name="Whom">Whom it concerns (Japanese).</param>
/// <param name="Yen">The amount with tax; null when it is not known.</param>
/// <param name="Source">Where the amount is said; null when it is not known.</param>
public sealed record GuideFee(string Whom, int? Yen, string? Source);
