using Hpki.Procedures.Cards;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.CardBureau;

/// <summary>What changes an order of a card, wherever it happens. Pure.</summary>
static class CardOrders
{
    /// <summary>発注: the request's new card is ordered; it goes out with the next file.</summary>
    public static Decision OrderCard(this Decision decision, Request request, string by, DateTimeOffset now)
    {
        CardOrder ordered = new()
        {
            CardOrderId = RecordId.From('k', request.RequestId),
            RequestId = request.RequestId,
            HolderId = request.HolderId,
            ReplacesCardSerial = request.CardSerial,
            Reason = request.ReissueReason,
            OrderedAt = now,
            ApprovedBy = by,
        };
        Dictionary<string, string> facts = Facts(ordered);
        if (request.CardSerial is { } old)
        {
            facts["cardSerial"] = old;
        }

        return decision.Put(PaperCourse.In(request, RequestState.InProduction)).Put(ordered).Record("card.ordered", Actor.Staff(by), request.RequestId, facts);
    }

    /// <summary>発注取消, where the order still allows it; a bureau that was asked for the card is told with the next file.</summary>
    public static Decision CancelOrder(this Decision decision, CardOrder ordered, Actor by, DateTimeOffset now) => decision.EndOrder(ordered, CardOrderEvent.Cancel, by, now);

    /// <summary>Ends an order that is not made yet, whatever was issued for it; the revocation of that is whoever's who stops it.</summary>
    public static Decision StopOrder(this Decision decision, CardOrder ordered, Actor by, DateTimeOffset now) =>
        CardOrderLifeCycle.Allows(ordered.State, CardOrderEvent.Cancel) ? decision.CancelOrder(ordered, by, now)
        : CardOrderLifeCycle.Allows(ordered.State, CardOrderEvent.Stop) ? decision.EndOrder(ordered, CardOrderEvent.Stop, by, now)
        : decision;

    /// <summary>
    /// A card of the order failed. While the order allows for another one it is made again, with new keys; after that a person decides. Certificates
    /// that were issued for the failed card are revoked.
    /// </summary>
    public static Decision FailCard(
        this Decision decision, HolderFile file, CardOrder ordered, string reason, Actor by, bool isMadeAgain, DateTimeOffset now, DateTimeOffset due)
    {
        Dictionary<string, string> facts = Facts(ordered);
        facts["reason"] = reason;
        decision.Record("card.failed", by, ordered.RequestId, facts);
        if (ordered.CardSerial is { } serial && file.Cards.FirstOrDefault(card => card.CardSerial == serial) is { State: CardState.Ordered or CardState.Produced } failed)
        {
            decision.OrderRevocation(failed, file.Request(ordered.RequestId), RevocationReason.Damage, by, $"failed-{ordered.CardOrderId}-{ordered.Attempt}", now);
        }

        CardOrder after = ordered with { State = CardOrderLifeCycle.After(ordered.State, CardOrderEvent.Fail) };
        return isMadeAgain
            ? decision.MakeAgain(after, by)
            : decision.Put(after).Put(StaffTasks.New(
                file.Request(ordered.RequestId), TaskKind.ProductionFailed, $"production-{ordered.CardOrderId}-{ordered.Attempt}", now, due));
    }

    /// <summary>再製造: the next card of the order.</summary>
    public static Decision MakeAgain(this Decision decision, CardOrder failed, Actor by)
    {
        CardOrder again = failed with
        {
            State = CardOrderLifeCycle.After(failed.State, CardOrderEvent.MakeAgain),
            Attempt = failed.Attempt + 1,
            FileId = null,
            SentAt = null,
            CardSerial = null,
            FirstDay = null,
            LastDay = null,
            ProducedAt = null,
        };
        return decision.Put(again).Record("card.made-again", by, again.RequestId, Facts(again));
    }

    static Decision EndOrder(this Decision decision, CardOrder ordered, CardOrderEvent how, Actor by, DateTimeOffset now) => decision
        .Put(ordered with { State = CardOrderLifeCycle.After(ordered.State, how), CancelledAt = now })
        .Record("card.order-cancelled", by, ordered.RequestId, Facts(ordered));

    /// <summary>What the timeline says of an order.</summary>
    public static Dictionary<string, string> Facts(CardOrder ordered) => new() { ["cardOrderId"] = ordered.CardOrderId, ["attempt"] = $"{ordered.Attempt}" };
}
