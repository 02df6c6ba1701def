namespace Hpki.Procedures.Catalogue;

/// <summary>A notice to the holder.</summary>
/// <param name="Code">By which the product knows it.</param>
/// <param name="When">When it goes.</param>
/// <param name="Way">How it goes.</param>
public sealed record ProcedureNotice(string Code, string When, NoticeWay Way = NoticeWay.MailElseLetter);
