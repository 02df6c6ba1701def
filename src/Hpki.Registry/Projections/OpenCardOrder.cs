namespace Hpki.Registry.Projections;

/// <summary>A card order of which something goes out to the card bureau with the next file.</summary>
public sealed record OpenCardOrder
{
    public required string CardOrderId { get; init; }

    public required string HolderId { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }
}
