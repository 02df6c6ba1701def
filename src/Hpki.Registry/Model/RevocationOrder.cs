using Hpki.Procedures.Cards;

namespace Hpki.Registry.Model;

/// <summary>失効指示: stored before the certification authority is asked (design rule 9).</summary>
public sealed record RevocationOrder
{
    public required string OrderId { get; init; }

    public required string HolderId { get; init; }

    public required string CardSerial { get; init; }

    public string? RequestId { get; init; }

    public required RevocationReason Reason { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Staff id.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>When every serial was seen on the published lists.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Number (decimal) of the list on which the signing certificate was seen.</summary>
    public string? SigningCrlNumber { get; init; }

    /// <summary>Number (decimal) of the list on which the authentication certificate was seen.</summary>
    public string? AuthenticationCrlNumber { get; init; }
}
