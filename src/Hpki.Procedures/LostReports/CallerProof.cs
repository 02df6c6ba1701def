namespace Hpki.Procedures.LostReports;

/// <summary>The outcome of proving a caller; holds which facts were asked, never their values.</summary>
public sealed record CallerProof(bool Accepted, CallerProofMethod Method, IReadOnlyList<RegisterFact> Matched, IReadOnlyList<RegisterFact> Mismatched);
