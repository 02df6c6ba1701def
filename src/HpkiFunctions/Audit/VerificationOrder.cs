namespace HpkiFunctions.Audit;

/// <summary>How to verify everything that is sealed.</summary>
public sealed record VerificationOrder
{
    /// <summary>What the answer before named as <c>next</c>; absent to begin.</summary>
    public string? From { get; init; }

    /// <summary>For about how many seconds to work before answering, 1 to 60; 20 when absent.</summary>
    public int? Seconds { get; init; }
}
