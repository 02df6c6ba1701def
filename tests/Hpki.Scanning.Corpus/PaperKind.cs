namespace Hpki.Scanning.Corpus;

/// <summary>What a sheet of the corpus is.</summary>
public enum PaperKind
{
    Form,

    /// <summary>A sheet that staff lay before each envelope.</summary>
    Cover,

    /// <summary>Somebody else's paper, sometimes with somebody else's code.</summary>
    Attachment,

    /// <summary>The empty back of a sheet.</summary>
    Blank,
}
