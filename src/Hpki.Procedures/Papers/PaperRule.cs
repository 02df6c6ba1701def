using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Papers;

/// <summary>One line of the table of required papers.</summary>
/// <param name="Procedure">For which procedure.</param>
/// <param name="Item">What.</param>
/// <param name="Need">Whether it has to be sent.</param>
/// <param name="Source">Where that is said; null when nobody has said it.</param>
public sealed record PaperRule(ProcedureKind Procedure, PaperItem Item, PaperNeed Need, string? Source)
{
    /// <summary>For which reason of a reissue; null for every one.</summary>
    public ReissueReason? Reason { get; init; }

    /// <summary>Under which circumstance.</summary>
    public PaperCondition Condition { get; init; }
}
