namespace Hpki.Procedures.Cards;

/// <summary>Where a card (医師資格証) stands in its life. The order is the usual order of a life.</summary>
public enum CardState
{
    /// <summary>発行手続中: ordered from the card bureau, not yet produced.</summary>
    Ordered,

    /// <summary>引渡前: produced, certificates issued, not yet in the holder's hands.</summary>
    Produced,

    /// <summary>有効: handed over and in force.</summary>
    Active,

    /// <summary>一時停止(センター内): our own services refuse it; its certificates stay valid. Not a PKI state (domain.md §8.2).</summary>
    Held,

    /// <summary>失効手続中: the revocation is ordered and not yet seen on the published lists.</summary>
    Revoking,

    /// <summary>失効済: every certificate is on a published revocation list. Final.</summary>
    Revoked,

    /// <summary>期限切れ: the certificates ran out by themselves.</summary>
    Expired,

    /// <summary>返納済: the revoked or expired card is back in the centre.</summary>
    Returned,

    /// <summary>廃棄済: destroyed under two signatures.</summary>
    Destroyed,

    /// <summary>発行中止: given up before it was handed over; no certificate of it is in force.</summary>
    Cancelled,
}
