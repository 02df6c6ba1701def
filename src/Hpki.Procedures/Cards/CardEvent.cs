namespace Hpki.Procedures.Cards;

/// <summary>What can happen to a card.</summary>
public enum CardEvent
{
    /// <summary>製造完了: the card bureau produced the card and its certificates are issued.</summary>
    Produce,

    /// <summary>発行中止: the order failed or was withdrawn before any certificate was issued.</summary>
    Cancel,

    /// <summary>引渡し: the holder received the card.</summary>
    HandOver,

    /// <summary>一時停止: a doubtful report; our services refuse the card until a second person has looked.</summary>
    PlaceHold,

    /// <summary>一時停止解除: the second person found the report unfounded.</summary>
    LiftHold,

    /// <summary>失効指示: the revocation order is stored.</summary>
    OrderRevocation,

    /// <summary>失効確認: every certificate of the card was seen on the published lists.</summary>
    ConfirmRevocation,

    /// <summary>期限到来: the certificates ran out.</summary>
    Expire,

    /// <summary>返納: the card came back.</summary>
    ReceiveBack,

    /// <summary>廃棄: the card was destroyed under two signatures.</summary>
    Destroy,
}
