namespace Hpki.Registry.Model;

/// <summary>Where a mail stands; <see cref="MailLifeCycle"/> says how it gets there.</summary>
public enum MailState
{
    /// <summary>The intent is stored; the provider has not been asked yet.</summary>
    Intended,

    /// <summary>The provider asked to wait; it certainly has not left.</summary>
    Deferred,

    /// <summary>The provider accepted it.</summary>
    Sent,

    /// <summary>The answer got lost: without a word of the provider it is sent again after 15 minutes, the only way a mail can come twice.</summary>
    Unknown,

    /// <summary>The holder's server took it.</summary>
    Delivered,

    /// <summary>The holder's server refuses mail for this address for good.</summary>
    Bounced,

    /// <summary>It did not arrive and is not tried again: refused, thrown away or blocked.</summary>
    Failed,
}
