using Hpki.Procedures.Discontinuations;

namespace HpkiFunctions.Discontinuations;

/// <summary>利用中止 as the examiner enters it from the form.</summary>
public sealed record DiscontinuationInput
{
    public DiscontinuationReason? Reason { get; init; }

    /// <summary>中止する日; null: at once. A day before today counts as today.</summary>
    public DateOnly? EffectiveOn { get; init; }
}
