using Hpki.Procedures.Cards;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Revocations;

/// <summary>失効 in the course of a procedure that tells the holder itself, such as that of a card which has been replaced. It is carried out as an emergency is.</summary>
static class PlannedRevocations
{
    /// <summary>The id of the order that a step gives.</summary>
    public static string IdOf(string step) => RecordId.From('o', step);

    /// <summary>Orders the revocation of the card's certificates, once for the step.</summary>
    public static Decision OrderRevocation(
        this Decision decision, Card card, Request request, RevocationReason reason, Actor by, string step, DateTimeOffset now)
    {
        RevocationOrder order = new()
        {
            OrderId = IdOf(step),
            HolderId = card.HolderId,
            CardSerial = card.CardSerial,
            RequestId = request.RequestId,
            Reason = reason,
            OrderedAt = now,
            OrderedBy = by.ActorId,
        };
        return decision
            .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.OrderRevocation), RevocationOrderId = order.OrderId, RevocationReason = reason, HeldAt = null })
            .Put(order)
            .Record("revocation.planned", by, request.RequestId, new Dictionary<string, string>
            {
                ["orderId"] = order.OrderId,
                ["cardSerial"] = card.CardSerial,
                ["reason"] = reason.ToString(),
            })
            .Start(
                nameof(EmergencyRevocation), EmergencyRevocations.InstanceId(order.OrderId),
                new RevocationCase(card.HolderId, request.RequestId, order.OrderId, now) { IsPlanned = true });
    }
}
