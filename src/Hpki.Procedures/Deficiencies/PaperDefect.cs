namespace Hpki.Procedures.Deficiencies;

/// <summary>What can be wrong with a paper: a closed list, so that a holder is told the same for the same.</summary>
public enum PaperDefect
{
    /// <summary>判読できない.</summary>
    Unreadable,

    /// <summary>頁・面が足りない.</summary>
    PagesMissing,

    /// <summary>署名がない.</summary>
    NotSigned,

    /// <summary>記入漏れ.</summary>
    LeftBlank,

    /// <summary>登録内容・ほかの書類と一致しない.</summary>
    Differs,

    /// <summary>求めている書類ではない.</summary>
    WrongPaper,

    /// <summary>原本でない.</summary>
    NotOriginal,

    /// <summary>発行から日が経っている.</summary>
    TooOld,

    /// <summary>有効期限が切れている.</summary>
    Expired,

    /// <summary>写真の規格に合わない.</summary>
    UnsuitablePhoto,

    /// <summary>その他: only with words.</summary>
    Other,
}
