namespace HpkiFunctions.Letters;

/// <summary>Words about a step of a letter.</summary>
public sealed record LetterNote
{
    /// <summary>At most 1,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }
}
