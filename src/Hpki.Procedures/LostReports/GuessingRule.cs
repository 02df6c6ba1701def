namespace Hpki.Procedures.LostReports;

/// <summary>
/// Against trying until it fits: birth dates and numbers can be found out one by one. After a few failed callers in a day the register facts alone
/// no longer prove anyone for the holder; the card is held and a second person asks. The revocation word and a call-back to the registered number go
/// on proving, so the holder is never locked out.
/// </summary>
public static class GuessingRule
{
    /// <summary>Failed proofs for one holder within a day in Tokyo, after which facts alone prove nothing until the next.</summary>
    public const int MostFailuresADay = 3;

    /// <param name="proof">What the answers amount to by themselves.</param>
    /// <param name="failuresToday">Failed proofs for the holder so far today.</param>
    public static CallerProof Bound(CallerProof proof, int failuresToday) =>
        proof is { Accepted: true, Method: CallerProofMethod.RegisterFacts, CalledBack: not true } && failuresToday >= MostFailuresADay ? proof with { Accepted = false } : proof;
}
