namespace Hpki.Registry.Projections;

/// <summary>Whom a look-up found, and the card or request that was looked for.</summary>
public sealed record LookupHit
{
    public required string HolderId { get; init; }

    public string? CardSerial { get; init; }

    public string? RequestId { get; init; }
}
