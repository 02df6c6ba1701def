namespace HpkiFunctions.Letters;

/// <summary>That a letter was posted.</summary>
public sealed record LetterPosting
{
    /// <summary>Of a tracked service: 11 or 12 digits, or as in RR123456789JP; hyphens may be left out.</summary>
    public string? TrackingNumber { get; init; }
}
