using Hpki.Procedures.Deliveries;

namespace Hpki.Registry.Model;

/// <summary>お渡し: one attempt to bring a new card to its holder. One that failed stays on file; the next is a record of its own.</summary>
public sealed record CardDelivery
{
    public required string DeliveryId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>The new card.</summary>
    public required string CardSerial { get; init; }

    /// <summary>1 for the first delivery of the request, then one more each time.</summary>
    public required int Number { get; init; }

    public required DeliveryMethod Method { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>The association at which the card is handed over, as holders are told; null when it is posted.</summary>
    public string? Place { get; init; }

    public required DateTimeOffset ArrangedAt { get; init; }

    /// <summary>Staff id.</summary>
    public required string ArrangedBy { get; init; }

    /// <summary>追跡番号.</summary>
    public string? TrackingNumber { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>Staff id.</summary>
    public string? PostedBy { get; init; }

    /// <summary>When it ended, either way.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Staff id of who handed it over, or recorded that it was delivered or came back.</summary>
    public string? EndedBy { get; init; }

    /// <summary>受領書: the document that the receiver signed.</summary>
    public string? ReceiptDocumentId { get; init; }
}
