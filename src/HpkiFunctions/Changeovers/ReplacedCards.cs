using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;
using Hpki.Registry.Model;

namespace HpkiFunctions.Changeovers;

/// <summary>Why a card ends that another one has taken the place of.</summary>
static class ReplacedCards
{
    public static RevocationReason ReasonOf(Request request) => request.Procedure == ProcedureKind.Renewal
        ? RevocationReason.Renewal
        : (request.ReissueReason ?? ReissueReason.Other).RevocationOfOldCard();

    /// <summary>Whether the card is given back; what is lost or stolen is not there to be.</summary>
    public static bool IsReturned(this RevocationReason reason) => reason is not (RevocationReason.Loss or RevocationReason.Theft);
}
