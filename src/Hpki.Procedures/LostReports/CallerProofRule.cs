namespace Hpki.Procedures.LostReports;

/// <summary>
/// When a caller counts as proved. The bar to stop misuse is low (design rule 7): the revocation word alone, or three register
/// facts of which none is wrong. A failed word falls back to the facts.
/// </summary>
public static class CallerProofRule
{
    /// <summary>How many register facts must be given and right.</summary>
    public const int FactsNeeded = 3;

    /// <param name="wordMatches">Whether the revocation word was right; null when none was given or none is on file.</param>
    /// <param name="facts">The facts given by the caller and whether each agrees with the register.</param>
    public static CallerProof Decide(bool? wordMatches, IReadOnlyDictionary<RegisterFact, bool> facts)
    {
        RegisterFact[] matched = [.. facts.Where(f => f.Value).Select(f => f.Key).Order()];
        RegisterFact[] mismatched = [.. facts.Where(f => !f.Value).Select(f => f.Key).Order()];
        return wordMatches == true
            ? new(true, CallerProofMethod.RevocationWord, matched, mismatched)
            : new(matched.Length >= FactsNeeded && mismatched.Length == 0, CallerProofMethod.RegisterFacts, matched, mismatched);
    }
}
