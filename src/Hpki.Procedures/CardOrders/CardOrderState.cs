namespace Hpki.Procedures.CardOrders;

/// <summary>Where the order of a card stands between the centre and the card bureau. The order is the usual order of a life.</summary>
public enum CardOrderState
{
    /// <summary>発注待ち: stored with the approval; goes out with the next file.</summary>
    Waiting,

    /// <summary>発注済: in a file of the bureau.</summary>
    Sent,

    /// <summary>証明書発行中: the card has made its keys; the authority is asked for the certificates.</summary>
    Keyed,

    /// <summary>証明書発行済: the certificates go out with the next file.</summary>
    Certified,

    /// <summary>証明書送付済: the bureau puts them on the card.</summary>
    CertificatesSent,

    /// <summary>製造完了: the card is made.</summary>
    Produced,

    /// <summary>製造失敗: a person decides whether it is made again.</summary>
    Failed,

    /// <summary>発注取消: withdrawn before a certificate was issued, or given up.</summary>
    Cancelled,
}
