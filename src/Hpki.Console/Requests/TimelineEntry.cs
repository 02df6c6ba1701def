namespace Hpki.Console.Requests;

/// <summary>One event of the request: when (Tokyo), who, what.</summary>
public sealed record TimelineEntry
{
    public required string At { get; init; }

    public required string Who { get; init; }

    public required string What { get; init; }

    /// <summary>Free text that stands beside the event.</summary>
    public string? Detail { get; init; }
}
