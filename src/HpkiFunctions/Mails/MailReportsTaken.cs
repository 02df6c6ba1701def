namespace HpkiFunctions.Mails;

/// <summary>What became of a batch of reports: recorded now, or nothing new (repeated, no news, not about a mail of ours).</summary>
public sealed record MailReportsTaken(int Recorded, int NothingNew);
