using Hpki.Procedures.Cards;

namespace Hpki.Pki.Authorities;

/// <summary>An order to revoke certificates, all for one reason: those of a card.</summary>
public sealed record RevocationOrder
{
    /// <summary>The most certificates one order may name per authority (one storage transaction holds them).</summary>
    public const int MostPerAuthority = 30;

    /// <summary>Names the order in the ledger; the same order may be sent again. An id, no personal data.</summary>
    public required string OrderId { get; init; }

    /// <summary>Which certificates, at least one.</summary>
    public required IReadOnlyList<CertificateReference> Certificates { get; init; }

    /// <summary>The true reason, kept in the ledger; what is published follows the configured table.</summary>
    public required RevocationReason Reason { get; init; }

    /// <summary>When the holder's request was received (the clock of domain.md §7.1 starts here).</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
