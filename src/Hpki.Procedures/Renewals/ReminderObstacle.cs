namespace Hpki.Procedures.Renewals;

/// <summary>Why a holder is not reminded of a card that runs out.</summary>
public enum ReminderObstacle
{
    /// <summary>有効でない: the card is held, revoked, not handed over yet, or has run out.</summary>
    CardNotInForce,

    /// <summary>後継の資格証がある: the holder has, or is about to get, a card that lasts longer.</summary>
    NewerCard,

    /// <summary>手続中: a request decides what becomes of the card.</summary>
    RequestUnderWay,

    /// <summary>案内の停止: the holder asked not to be reminded.</summary>
    Stopped,

    /// <summary>案内済み: this stage, or a later one, was sent.</summary>
    Sent,
}
