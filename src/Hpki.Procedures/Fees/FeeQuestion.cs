using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Fees;

/// <summary>What decides a fee.</summary>
/// <param name="Procedure">The request's procedure.</param>
/// <param name="IsMember">Whether the holder is a member of the medical association at the decisive date; after a change of membership, what the holder has become.</param>
/// <param name="DecisiveOn">
/// The day in Tokyo on which the application came. So a request that is open across a change of the table keeps the fee of the day on which its
/// sender could know it.
/// </param>
public sealed record FeeQuestion(ProcedureKind Procedure, bool IsMember, DateOnly DecisiveOn)
{
    /// <summary>Why a new card is asked for; null when the procedure has no such reasons.</summary>
    public ReissueReason? Reason { get; init; }

    public ApplicationChannel Channel { get; init; } = ApplicationChannel.Paper;
}
