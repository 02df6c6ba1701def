using Hpki.Procedures.Documents;

namespace HpkiFunctions.Intake;

/// <summary>What a filed document really is.</summary>
public sealed record KindChange
{
    public required DocumentKind Kind { get; init; }

    /// <summary>Why, in the words of staff; at most 500 characters.</summary>
    public required string Reason { get; init; }
}
