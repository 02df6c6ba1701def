namespace Hpki.LocalHost.Mailbox;

/// <summary>What may become of a mail; each is told by one or more reports.</summary>
public enum DeliveryStory
{
    /// <summary>Processed and delivered.</summary>
    Deliver,

    /// <summary>The holder's server knows no such address.</summary>
    Bounce,

    /// <summary>The holder's server does not take it this time.</summary>
    Block,

    /// <summary>Thrown away, because the address bounced before.</summary>
    Drop,

    /// <summary>The holder's server asks to wait.</summary>
    Defer,

    /// <summary>Delivered, and marked as spam by the holder.</summary>
    SpamReport,

    /// <summary>Delivered, with the same reports posted twice.</summary>
    DeliverTwice,

    /// <summary>Delayed and then delivered, with the last report posted first.</summary>
    DeliverOutOfOrder,
}
