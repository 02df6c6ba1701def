using Hpki.Procedures.Letters;

namespace HpkiFunctions.Letters;

/// <summary>That a letter is not sent, and why.</summary>
public sealed record LetterCancellation
{
    public required LetterCancelReason Reason { get; init; }

    /// <summary>At most 1,000 characters; needed when the reason is another.</summary>
    public string? Note { get; init; }
}
