using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Reissues;

namespace Hpki.Registry.Model;

/// <summary>カード発注: stored with the approval, before the card bureau is asked for anything (design rule 9). It names nobody; what is printed on the card comes from the register.</summary>
public sealed record CardOrder
{
    /// <summary>Also the key that makes the order idempotent at the bureau.</summary>
    public required string CardOrderId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>The card that the new one takes the place of; null for a first card.</summary>
    public string? ReplacesCardSerial { get; init; }

    public ReissueReason? Reason { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Staff id of who approved.</summary>
    public required string ApprovedBy { get; init; }

    public CardOrderState State { get; init; }

    /// <summary>Which card is being made for it: 1 for the first, one more each time that one failed. Answers name it, so that a late one about a failed card harms nothing.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The file that took the order, or what it lastly was about, to the bureau.</summary>
    public string? FileId { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The number of the new card, as the bureau says with its keys.</summary>
    public string? CardSerial { get; init; }

    /// <summary>First day of the certificates' validity in Tokyo; decided before the authority is asked, so that asking again asks for the same.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day of the certificates' validity in Tokyo.</summary>
    public DateOnly? LastDay { get; init; }

    public DateTimeOffset? ProducedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>When the bureau was told that a card it had been asked for is not wanted any more.</summary>
    public DateTimeOffset? CancellationSentAt { get; init; }

    /// <summary>Whether something about it goes out with the next file: the order, the certificates, or that it is cancelled.</summary>
    public bool GoesOut() => State.GoesOut() || (State == CardOrderState.Cancelled && SentAt is not null && CancellationSentAt is null);
}
