namespace Hpki.Console.Requests;

/// <summary>How far a mail to the holder is.</summary>
public enum MailState
{
    /// <summary>送信待ち: the intent is stored.</summary>
    Waiting,

    /// <summary>送信済: the mail service took it.</summary>
    Sent,

    /// <summary>配達の遅延: the mail service took it, the holder's server lets it wait.</summary>
    Delayed,

    /// <summary>配達済: the holder's server took it.</summary>
    Delivered,

    /// <summary>不達: the holder's server refuses mail for this address.</summary>
    Bounced,

    /// <summary>送信不可: refused or thrown away for another reason, and not tried again.</summary>
    Refused,

    /// <summary>確認中: the answer got lost; the service's word is awaited.</summary>
    Unknown,
}
