namespace HpkiFunctions.Mails;

/// <summary>
/// What became of a batch of reports: recorded now, or nothing new (repeated, no news, not about a mail of ours), or unreadable. Those are not asked
/// for again, since they would come no better; the log has them.
/// </summary>
public sealed record MailReportsTaken(int Recorded, int NothingNew, IReadOnlyList<UnreadableReport> Unreadable);
