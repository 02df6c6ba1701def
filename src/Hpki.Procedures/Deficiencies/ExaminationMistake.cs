using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Deficiencies;

/// <summary>What an examiner has to put right before the findings can be taken.</summary>
/// <param name="Item">About which item.</param>
/// <param name="Words">What is wrong and what to do (Japanese).</param>
public sealed record ExaminationMistake(PaperItem Item, string Words);
