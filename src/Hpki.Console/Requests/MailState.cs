namespace Hpki.Console.Requests;

/// <summary>How far a mail to the holder is.</summary>
public enum MailState
{
    /// <summary>送信待ち: the intent is stored.</summary>
    Waiting,

    /// <summary>送信済: the mail service took it.</summary>
    Sent,

    /// <summary>配達済: the holder's server took it.</summary>
    Delivered,

    /// <summary>不達: it came back.</summary>
    Bounced,

    /// <summary>送信不可: the mail service refused it for good.</summary>
    Refused,

    /// <summary>確認中: a crash came between sending and recording; the service's word is awaited.</summary>
    Unknown,
}
