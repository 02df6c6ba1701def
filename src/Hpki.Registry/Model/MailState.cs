namespace Hpki.Registry.Model;

/// <summary>Where a mail stands (design rule 5).</summary>
public enum MailState
{
    /// <summary>The intent is stored; the provider has not been asked yet.</summary>
    Intended,

    /// <summary>The provider asked to wait; it certainly has not left.</summary>
    Deferred,

    /// <summary>The provider accepted it.</summary>
    Sent,

    /// <summary>A crash lay between asking and recording: it is sent again after 15 minutes, the only way a mail can come twice.</summary>
    Unknown,

    Delivered,

    Bounced,

    /// <summary>The provider refused it for good.</summary>
    Failed,
}
