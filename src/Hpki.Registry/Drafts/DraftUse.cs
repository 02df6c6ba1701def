namespace Hpki.Registry.Drafts;

/// <summary>How taking a draft for a document ended.</summary>
public enum DraftUse
{
    /// <summary>It is this document's, now or already.</summary>
    Taken,

    /// <summary>It is another document's: <see cref="Draft.UsedBy"/> names it.</summary>
    TakenByAnother,

    /// <summary>There is no such draft.</summary>
    Unknown,
}
