namespace Hpki.LocalHost.Mailbox;

/// <summary>A report that the mailbox posted about a mail, and how the app answered.</summary>
public sealed record PlayedReport(string Event, DateTimeOffset At, int Answer);
