namespace Hpki.Procedures.Deficiencies;

/// <summary>What an examiner found of an item.</summary>
public enum PaperFinding
{
    /// <summary>あり: there and in order.</summary>
    Present,

    /// <summary>なし: not in the envelope.</summary>
    Missing,

    /// <summary>不備: there, and not in order.</summary>
    Defective,

    /// <summary>不要: nobody has said whether it is required, and for this request the examiner decides that it is not.</summary>
    NotNeeded,
}
