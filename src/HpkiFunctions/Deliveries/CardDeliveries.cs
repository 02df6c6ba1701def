using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Deliveries;

/// <summary>The deliveries of a request's new card. Pure.</summary>
static class CardDeliveries
{
    /// <summary>How many deliveries were arranged for a request.</summary>
    public static int CountOf(HolderFile file, string requestId) => file.Deliveries.Count(delivery => delivery.RequestId == requestId);

    /// <summary>The step that arranges the next one; for each card that was made it is another.</summary>
    public static string ArrangeStep(HolderFile file, Request request) =>
        $"arrange-{request.RequestId}-{file.CardOrderOf(request.RequestId)?.Attempt}-{CountOf(file, request.RequestId) + 1}";

    /// <summary>Ends the delivery under way.</summary>
    public static Decision End(this Decision decision, CardDelivery delivery, DeliveryState end, string staffId, DateTimeOffset now, string? receiptDocumentId = null)
    {
        Dictionary<string, string> facts = Facts(delivery);
        if (receiptDocumentId is not null)
        {
            facts["documentId"] = receiptDocumentId;
        }

        return decision
            .Put(delivery with { State = end, EndedAt = now, EndedBy = staffId, ReceiptDocumentId = receiptDocumentId })
            .Record(end == DeliveryState.Received ? "card.received" : "card.not-received", Actor.Staff(staffId), delivery.RequestId, facts);
    }

    /// <summary>What the timeline says of a delivery.</summary>
    public static Dictionary<string, string> Facts(CardDelivery delivery) =>
        new() { ["newCardSerial"] = delivery.CardSerial, ["delivery"] = $"{delivery.Number}", ["deliveryMethod"] = delivery.Method.ToString() };
}
