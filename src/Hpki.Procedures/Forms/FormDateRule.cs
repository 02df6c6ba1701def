namespace Hpki.Procedures.Forms;

/// <summary>Where a date can lie, seen from the day on which it is given.</summary>
public enum FormDateRule
{
    /// <summary>Anywhere.</summary>
    Any,

    /// <summary>Today or earlier.</summary>
    NotAfterToday,

    /// <summary>Today or later.</summary>
    NotBeforeToday,
}
