namespace Hpki.LocalHost.Mailbox;

/// <summary>An address of a captured mail.</summary>
public sealed record MailAddressee(string Email, string? Name);
