namespace Hpki.Procedures.CardOrders;

/// <summary>What can happen to the order of a card.</summary>
public enum CardOrderEvent
{
    /// <summary>発注: it stands in a file for the bureau.</summary>
    Send,

    /// <summary>鍵の受領: answer 1, with the requests that prove the card's keys and the sealed PIN.</summary>
    TakeKeys,

    /// <summary>証明書発行.</summary>
    Certify,

    /// <summary>証明書送付: they stand in a file for the bureau.</summary>
    SendCertificates,

    /// <summary>製造完了: answer 2.</summary>
    Produce,

    /// <summary>製造失敗: in place of answer 1 or answer 2.</summary>
    Fail,

    /// <summary>再製造: a new card with new keys is made for the same order.</summary>
    MakeAgain,

    /// <summary>発注取消.</summary>
    Cancel,

    /// <summary>製造の中止: the use of the holder's cards has ended; certificates that were issued are revoked.</summary>
    Stop,
}
