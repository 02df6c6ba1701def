using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Discontinuations;

/// <summary>
/// 利用の終了: every certificate that the holder has in force is revoked, the card is asked back, and whatever else the holder has open on paper ends with it,
/// for no card is to come of it any more. A lost report goes on: its form is still wanted. Pure.
/// </summary>
public sealed class DiscontinuationDecisions(PaperCourse course, PaperEnds ends, PaperDurations durations, TimeProvider time)
{
    /// <returns>Null before the day, or when the request does not wait for it any more.</returns>
    public Decision? EndUse(HolderFile file, string requestId)
    {
        Request request = file.Request(requestId);
        DateTimeOffset now = time.GetUtcNow();
        if (request.State != RequestState.AwaitingEffectiveDate || TokyoTime.DateOf(now) < request.EffectiveOn)
        {
            return null;
        }

        DiscontinuationReason reason = request.DiscontinuationReason!.Value;
        Actor examiner = Actor.Staff(file.LastExaminationOf(requestId)!.ExaminedBy);
        Decision decision = new Decision().Record("discontinuation.effective", Actor.System, requestId, new Dictionary<string, string> { ["discontinuationReason"] = $"{reason}" });
        foreach (Request other in file.Requests.Where(other => EndsWith(other, request)))
        {
            ends.End(decision.Record($"{WaitingRequests.EventsOf(other.Procedure)}.ended-with-use", Actor.System, other.RequestId, new Dictionary<string, string> { ["linkedRequestId"] = requestId }),
                file, other, RequestState.EndedWithUse).SignalFlow(other, SignalKind.UseEnded, requestId);
        }

        foreach (Card card in file.Cards.Where(card => card.State == CardState.Ordered || card.State.HasCertificatesInForce()))
        {
            decision.OrderRevocation(card, request, reason.Revocation(), examiner, StepOf(requestId, card), now);
        }

        Card own = CardOf(file, request);
        Request ended = request with { CardSerial = own.CardSerial };
        if (own.State is CardState.Active or CardState.Held or CardState.Expired)
        {
            decision.Put(StaffTasks.New(ended, TaskKind.ReceiveOldCard, $"return-{requestId}", now, now.AddDays(durations.ReturnDays)));
        }

        return own.State == CardState.Revoking || own.State.HasCertificatesInForce()
            ? decision.Put(PaperCourse.In(ended, RequestState.AwaitingRevocation) with { OrderId = own.RevocationOrderId ?? PlannedRevocations.IdOf(StepOf(requestId, own)) })
            : course.EnterNext(decision, file, ended, ProcedureStage.EndOfUse, PaperCourse.RoundOf(file, requestId), Actor.System.ActorId);
    }

    // Another card may have come into force since the form named one.
    static Card CardOf(HolderFile file, Request request) =>
        file.Cards.FirstOrDefault(card => card.State is CardState.Active or CardState.Held)
        ?? file.Cards.FirstOrDefault(card => card.State == CardState.Revoking)
        ?? file.Card(request.CardSerial!);

    static bool EndsWith(Request other, Request discontinuation) =>
        other.RequestId != discontinuation.RequestId && other.State.IsOpen() && ProcedureCatalogue.Of(other.Procedure).Course.Count > 0;

    static string StepOf(string requestId, Card card) => $"discontinued-{requestId}-{card.CardSerial}";
}
