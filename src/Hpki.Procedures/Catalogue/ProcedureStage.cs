namespace Hpki.Procedures.Catalogue;

/// <summary>A stage that a request on paper goes through; its procedure's course says which, and in which order.</summary>
public enum ProcedureStage
{
    /// <summary>書類審査, with its loop of deficiencies.</summary>
    Examination,

    /// <summary>資格確認.</summary>
    LicenceCheck,

    /// <summary>手数料: decided by the table or a person, and paid.</summary>
    Fee,

    /// <summary>承認.</summary>
    Approval,

    /// <summary>カードの製造: ordered from the card bureau, with keys made on the card and certificates issued for them.</summary>
    CardProduction,

    /// <summary>お渡し: handed over at an association, or posted.</summary>
    Delivery,

    /// <summary>切替え: the new card is in force, so the old card's certificates are revoked.</summary>
    Changeover,

    /// <summary>開示の承認: two people open the sealed PIN together.</summary>
    Disclosure,

    /// <summary>暗証番号通知書: printed once, posted, and seen to arrive.</summary>
    PinLetter,

    /// <summary>登録: what the papers prove stands in the register, with their examination.</summary>
    Registration,

    /// <summary>利用の終了: on the day that was asked for, every certificate of the holder is revoked and what else is open ends.</summary>
    EndOfUse,

    /// <summary>閉塞解除: the card is unblocked and sent back, or the holder gets what it takes.</summary>
    Unblocking,
}
