namespace Hpki.Procedures.LostReports;

/// <summary>The outcome of proving a caller; holds which facts were asked, never their values.</summary>
public sealed record CallerProof(bool Accepted, CallerProofMethod Method, IReadOnlyList<RegisterFact> Matched, IReadOnlyList<RegisterFact> Mismatched)
{
    /// <summary>Whether the revocation word was right; null when none was said or none is on file.</summary>
    public bool? Word { get; init; }

    /// <summary>Whether the number that was called back is the registered one; null when nobody called back.</summary>
    public bool? CalledBack { get; init; }
}
