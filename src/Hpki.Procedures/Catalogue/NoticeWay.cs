namespace Hpki.Procedures.Catalogue;

/// <summary>How a notice goes.</summary>
public enum NoticeWay
{
    /// <summary>By mail; by post when mail does not reach the holder.</summary>
    MailElseLetter,

    /// <summary>By mail and by post.</summary>
    MailAndLetter,

    /// <summary>By mail or not at all.</summary>
    MailOnly,
}
