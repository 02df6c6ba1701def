namespace Hpki.Registry.Drafts;

/// <summary>What staff have to know of a paper whose code names a draft. None of them stops the paper.</summary>
public enum DraftRemark
{
    /// <summary>No such draft: deleted after its time, or never stored here. What was typed has to be read from the paper.</summary>
    Unknown,

    /// <summary>Another document has carried it already: printed or copied twice, or sent twice.</summary>
    UsedBefore,

    /// <summary>Fetched for printing more than once, so a second paper may come.</summary>
    PrintedTwice,

    /// <summary>The paper has an older layout than is printed now.</summary>
    OldVersion,

    /// <summary>The code names another form, or another version, than the draft was typed for: the paper is not as this house printed it.</summary>
    OtherForm,
}
