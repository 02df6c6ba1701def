namespace Hpki.Procedures.Cards;

/// <summary>The reason code that a revocation list carries (RFC 5280 §5.3.1). Hold and removeFromCRL are not offered: a revocation is final.</summary>
public enum PublishedReason
{
    Unspecified = 0,
    KeyCompromise = 1,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    PrivilegeWithdrawn = 9,
}
