namespace Hpki.Procedures.Payments;

/// <summary>Why a line of the bank's file waits for a person.</summary>
public enum BankLineTrouble
{
    /// <summary>The line cannot be read, or lacks a part.</summary>
    Unreadable,

    /// <summary>A day, an amount or the bank's line number that cannot be.</summary>
    Impossible,

    /// <summary>No reference of ours, or a mistyped one.</summary>
    NoReference,

    /// <summary>A well-formed reference that no request has.</summary>
    UnknownReference,

    /// <summary>Whoever brought the file has no business with this request.</summary>
    NotTheirs,

    /// <summary>不足.</summary>
    Under,

    /// <summary>過入金.</summary>
    Over,

    /// <summary>二重入金.</summary>
    Twice,

    /// <summary>終了後の入金.</summary>
    Late,

    /// <summary>手数料の定めなし.</summary>
    Unasked,
}
