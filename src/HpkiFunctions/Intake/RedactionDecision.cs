namespace HpkiFunctions.Intake;

/// <summary>The second signature under a redaction, or its refusal.</summary>
public sealed record RedactionDecision
{
    /// <summary>Whether the page as it came is destroyed. This cannot be undone.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Why not; required for a refusal, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>The document's tag as it was seen.</summary>
    public required string Seen { get; init; }
}
