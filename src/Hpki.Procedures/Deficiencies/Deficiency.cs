using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Deficiencies;

/// <summary>What a holder is told of one item that is not in order.</summary>
/// <param name="Item">Which item.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Cure">What the holder has to do.</param>
public sealed record Deficiency(PaperItem Item, InTwoLanguages What, InTwoLanguages Cure);
