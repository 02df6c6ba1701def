using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Papers;

/// <summary>What decides which papers a request needs.</summary>
/// <param name="Procedure">The request's procedure.</param>
/// <param name="ReceivedOn">The day in Tokyo on which the application came.</param>
public sealed record PaperSituation(ProcedureKind Procedure, DateOnly ReceivedOn)
{
    /// <summary>Why a new card is asked for; null when the procedure has no such reasons, or it is not known yet.</summary>
    public ReissueReason? Reason { get; init; }

    /// <summary>The circumstances that are given, beside <see cref="PaperCondition.Always"/>.</summary>
    public IReadOnlyList<PaperCondition> Circumstances { get; init; } = [];

    /// <summary>The day on which the same papers were last accepted, if what they say is unchanged since; null when they were not or it is not.</summary>
    public DateOnly? UnchangedSince { get; init; }
}
