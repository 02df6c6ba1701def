namespace HpkiFunctions.Duty;

/// <summary>Why the duty officer is woken.</summary>
public enum DutyAlertKind
{
    /// <summary>A revocation is not visible on the published lists after a quarter of an hour.</summary>
    RevocationUnconfirmed,

    /// <summary>A caller could not be proved while the office was closed: no second person is there.</summary>
    CallerUnprovedAfterHours,

    /// <summary>The second person has not decided in time whether the caller is the holder.</summary>
    CallerProofOverdue,

    /// <summary>The review of an emergency revocation was not done within its day.</summary>
    ReviewOverdue,

    /// <summary>The review found that the emergency was not justified.</summary>
    ReviewRefused,
}
