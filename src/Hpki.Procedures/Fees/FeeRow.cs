using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Fees;

/// <summary>One line of the fee table. What is null holds for every value.</summary>
public sealed record FeeRow
{
    public required ProcedureKind Procedure { get; init; }

    public ReissueReason? Reason { get; init; }

    /// <summary>Whether for members of the medical association, or for others, at the decisive date.</summary>
    public bool? IsMember { get; init; }

    public ApplicationChannel? Channel { get; init; }

    /// <summary>The first day on which it is in force; null when from ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which it is in force; null when it has no end yet.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The amount with tax, in yen; null for <c>unknown</c>: nobody has said, so a person decides.</summary>
    public required int? Yen { get; init; }

    /// <summary>The rate of the consumption tax in it, in per cent.</summary>
    public required int TaxPercent { get; init; }

    /// <summary>Where the amount is said; for an unknown one, where it was looked for.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the line answers the question.</summary>
    public bool Answers(FeeQuestion question) =>
        Procedure == question.Procedure
        && (Reason is null || Reason == question.Reason)
        && (IsMember is null || IsMember == question.IsMember)
        && (Channel is null || Channel == question.Channel)
        && (ValidFrom is null || ValidFrom <= question.DecisiveOn)
        && (ValidTo is null || question.DecisiveOn <= ValidTo);

    /// <summary>Whether some question is answered by both.</summary>
    internal bool Overlaps(FeeRow other) =>
        Procedure == other.Procedure
        && Meet(Reason, other.Reason) && Meet(IsMember, other.IsMember) && Meet(Channel, other.Channel)
        && (ValidFrom is null || other.ValidTo is null || ValidFrom <= other.ValidTo)
        && (other.ValidFrom is null || ValidTo is null || other.ValidFrom <= ValidTo);

    static bool Meet<T>(T? one, T? other)
        where T : struct => one is null || other is null || one.Value.Equals(other.Value);
}
