namespace Hpki.Registry.Model;

/// <summary>What is learnt of a mail: the first five from handing it over, the others from the provider's reports.</summary>
public enum MailEvent
{
    /// <summary>The provider asked to wait: it certainly has not left.</summary>
    AskedToWait,

    /// <summary>The answer got lost: it may have left.</summary>
    AnswerLost,

    /// <summary>The provider took it over.</summary>
    Accepted,

    /// <summary>The provider refuses it for good.</summary>
    Refused,

    /// <summary>Nobody tries any longer: the holder is told by post.</summary>
    GivenUp,

    /// <summary>The provider has it and is going to deliver it.</summary>
    Processed,

    /// <summary>The holder's server asked to wait; the provider goes on trying for up to three days.</summary>
    Delayed,

    /// <summary>The holder's server took it.</summary>
    Delivered,

    /// <summary>The holder's server did not take it this time; the address may be right.</summary>
    Blocked,

    /// <summary>The provider threw it away: the address is on its list of those that bounced or complained, or the mail displeased it.</summary>
    Dropped,

    /// <summary>The holder's server will never take mail for this address.</summary>
    Bounced,

    /// <summary>The holder marked it as spam, so it has arrived.</summary>
    SpamReported,

    /// <summary>The holder wants no more mail, having got this one.</summary>
    Unsubscribed,
}
