using Hpki.Procedures.Cards;

namespace Hpki.Console.Requests;

/// <summary>The revocation of a card's certificates, from the order to the lists.</summary>
public sealed record RevocationFacts
{
    /// <summary>The true reason, kept inside.</summary>
    public required RevocationReason Reason { get; init; }

    /// <summary>The reason that the lists carry.</summary>
    public required PublishedReason Published { get; init; }

    public required string OrderedAt { get; init; }

    /// <summary>When every certificate was seen on the published lists; null until then.</summary>
    public string? ConfirmedAt { get; init; }

    /// <summary>From the acceptance of the call to the published lists, in milliseconds; null until then.</summary>
    public long? CallToListMilliseconds { get; init; }

    public required IReadOnlyList<RevokedCertificate> Certificates { get; init; }
}
