namespace Hpki.Procedures.LostReports;

/// <summary>
/// When a caller counts as proved. The bar to stop misuse is low: the revocation word alone, or three register
/// facts of which none is wrong, or the holder's answer at the registered number. A failed word falls back to the facts, those to calling back;
/// a number that is not the registered one is a wrong answer like any other.
/// </summary>
public static class CallerProofRule
{
    /// <summary>How many register facts must be given and right.</summary>
    public const int FactsNeeded = 3;

    /// <param name="wordMatches">Whether the revocation word was right; null when none was given or none is on file.</param>
    /// <param name="facts">The facts given by the caller and whether each agrees with the register.</param>
    /// <param name="calledBack">Whether the holder answered at the registered number (true) or another number was dialled (false); null when nobody called back.</param>
    public static CallerProof Decide(bool? wordMatches, IReadOnlyDictionary<RegisterFact, bool> facts, bool? calledBack = null)
    {
        RegisterFact[] matched = [.. facts.Where(f => f.Value).Select(f => f.Key).Order()];
        RegisterFact[] mismatched = [.. facts.Where(f => !f.Value).Select(f => f.Key).Order()];
        bool factsSuffice = matched.Length >= FactsNeeded && mismatched.Length == 0 && calledBack != false;
        CallerProofMethod method = wordMatches == true ? CallerProofMethod.RevocationWord
            : factsSuffice || calledBack is null ? CallerProofMethod.RegisterFacts
            : CallerProofMethod.CallBack;
        return new(wordMatches == true || factsSuffice || calledBack == true, method, matched, mismatched) { Word = wordMatches, CalledBack = calledBack };
    }
}
