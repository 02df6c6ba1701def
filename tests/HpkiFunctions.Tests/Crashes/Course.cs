namespace HpkiFunctions.Tests.Crashes;

/// <summary>How a lost report goes.</summary>
public enum Course
{
    /// <summary>Caller proved, form scanned and checked.</summary>
    Proved,

    /// <summary>Caller not proved; a second person confirms; then as the first.</summary>
    HeldThenRevoked,

    /// <summary>Caller not proved; a second person finds nothing in it.</summary>
    HeldThenLifted,

    /// <summary>Caller proved, then the report is withdrawn: the revocation stays.</summary>
    Withdrawn,

    /// <summary>The first form is refused, a second one is good; the card is found in between.</summary>
    RefusedThenFound,

    /// <summary>No form comes until the close; then one does, and opens the report again.</summary>
    ClosedThenReopened,
}
