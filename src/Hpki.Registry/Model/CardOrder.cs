using Hpki.Procedures.Reissues;

namespace Hpki.Registry.Model;

/// <summary>カード発注: stored with the approval, before the card bureau is asked for anything (design rule 9). It names nobody; what is printed on the card comes from the register.</summary>
public sealed record CardOrder
{
    /// <summary>Also the key that makes the order idempotent at the bureau.</summary>
    public required string CardOrderId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>The card that the new one takes the place of.</summary>
    public required string ReplacesCardSerial { get; init; }

    public ReissueReason? Reason { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Staff id of who approved.</summary>
    public required string ApprovedBy { get; init; }
}
