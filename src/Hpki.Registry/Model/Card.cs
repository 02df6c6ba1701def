using Hpki.Procedures.Cards;

namespace Hpki.Registry.Model;

/// <summary>医師資格証: one card and the two certificates in its chip.</summary>
public sealed record Card
{
    public required string CardSerial { get; init; }

    public required string HolderId { get; init; }

    public required CardState State { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Last day of validity in Tokyo.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Upper-case hexadecimal, see <see cref="Procedures.Identifiers.CertificateSerial"/>.</summary>
    public required string SigningCertificateSerial { get; init; }

    /// <summary>Upper-case hexadecimal.</summary>
    public required string AuthenticationCertificateSerial { get; init; }

    /// <summary>Whether its PIN was sealed and kept (<see cref="Escrow.SealedPins"/>), until the card is at its end.</summary>
    public bool IsPinSealed { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    public string? RevocationOrderId { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The true reason; what is published is decided elsewhere.</summary>
    public RevocationReason? RevocationReason { get; init; }
}
