namespace Hpki.Procedures.Deliveries;

/// <summary>Where the delivery of a new card stands.</summary>
public enum DeliveryState
{
    /// <summary>お渡し待ち: the holder was told where to fetch it, or it waits to be posted.</summary>
    Arranged,

    /// <summary>発送済.</summary>
    Posted,

    /// <summary>お渡し済: in the holder's hands.</summary>
    Received,

    /// <summary>返戻・中止: it came back or was not handed over; another delivery is arranged.</summary>
    Failed,
}
