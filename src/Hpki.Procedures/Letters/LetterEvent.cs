namespace Hpki.Procedures.Letters;

/// <summary>What can happen to a letter.</summary>
public enum LetterEvent
{
    /// <summary>印刷.</summary>
    Print,

    /// <summary>刷り直し: the print was spoilt, or the address or the facts changed before it was posted.</summary>
    Misprint,

    /// <summary>投函.</summary>
    Post,

    /// <summary>配達確認: by the tracking of the post office.</summary>
    ConfirmDelivery,

    /// <summary>返戻: it came back.</summary>
    Return,

    /// <summary>取消.</summary>
    Cancel,
}
