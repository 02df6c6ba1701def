namespace HpkiFunctions.Revocations;

/// <summary>What came of executing a revocation order.</summary>
public enum RevocationOutcome
{
    /// <summary>Every serial was seen on the lists fetched back from their origin, and the card is Revoked.</summary>
    Confirmed,

    /// <summary>The authority published, but the origin does not show it yet.</summary>
    NotYetVisible,

    /// <summary>The origin did not answer.</summary>
    OriginUnreachable,

    /// <summary>The authority or the storage failed; the log says how.</summary>
    Failed,
}
