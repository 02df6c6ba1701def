namespace HpkiFunctions.Mails;

/// <summary>What one post of the provider holds for us: reports about mails, and what could not be read.</summary>
public sealed record SendGridBatch(IReadOnlyList<MailReport> Reports, IReadOnlyList<UnreadableReport> Unreadable);
