namespace Hpki.Procedures.Papers;

/// <summary>Whether an item has to be sent.</summary>
public enum PaperNeed
{
    /// <summary>必要.</summary>
    Required,

    /// <summary>不要.</summary>
    NotRequired,

    /// <summary>不明: nobody has said so far, so the examiner decides for each request, and that is recorded (design rule 10).</summary>
    Undecided,
}
