namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>How a case goes.</summary>
enum CaseCourse
{
    /// <summary>Caller proved, form scanned and checked.</summary>
    Proved,

    /// <summary>Caller not proved; a second person confirms; then as the first.</summary>
    HeldThenRevoked,

    /// <summary>Caller not proved; a second person finds nothing in it.</summary>
    HeldThenLifted,

    /// <summary>Caller proved, then the report is withdrawn: the revocation stays.</summary>
    Withdrawn,
}
