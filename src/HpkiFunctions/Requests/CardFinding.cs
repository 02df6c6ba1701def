namespace HpkiFunctions.Requests;

/// <summary>A lost card was found.</summary>
public sealed record CardFinding
{
    /// <summary>Where and how; at most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }
}
