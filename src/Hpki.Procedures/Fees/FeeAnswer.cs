namespace Hpki.Procedures.Fees;

/// <summary>What the table says of a fee.</summary>
/// <param name="Yen">The amount with tax; null when it is not known and a person has to decide.</param>
/// <param name="TaxPercent">The rate of the consumption tax in it.</param>
/// <param name="Source">Where that is said; null when the table has no line.</param>
public sealed record FeeAnswer(int? Yen, int TaxPercent, string? Source)
{
    /// <summary>Whether the amount is known.</summary>
    public bool IsKnown => Yen is not null;
}
