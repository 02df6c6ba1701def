using Hpki.Procedures.Payments;

namespace Hpki.Registry.Model;

/// <summary>入金: money that came for a request.</summary>
public sealed record Payment
{
    public required string PaymentId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    public required int Yen { get; init; }

    /// <summary>The day in Tokyo on which it was paid, as the bank says.</summary>
    public required DateOnly PaidOn { get; init; }

    /// <summary>How it stood to the fee when it was entered.</summary>
    public required PaymentVerdict Verdict { get; init; }

    /// <summary>What of it is owed to nobody and goes back.</summary>
    public required int ExcessYen { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Staff id.</summary>
    public required string EnteredBy { get; init; }
}
