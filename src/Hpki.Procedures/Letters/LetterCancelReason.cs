namespace Hpki.Procedures.Letters;

/// <summary>Why a letter is not sent.</summary>
public enum LetterCancelReason
{
    /// <summary>ご本人にほかの方法で連絡済み.</summary>
    ToldOtherwise,

    /// <summary>手続きの進行により不要.</summary>
    Overtaken,

    /// <summary>住所に疑義があるため郵送しない.</summary>
    AddressDoubtful,

    /// <summary>その他: the reason is in the words beside it.</summary>
    Other,
}
