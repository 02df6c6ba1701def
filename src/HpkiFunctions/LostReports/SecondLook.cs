namespace HpkiFunctions.LostReports;

/// <summary>The second person's task about a caller who could not be proved: since when, until when (UTC), and whether the call came outside office hours.</summary>
public sealed record SecondLook(string TaskId, DateTimeOffset AskedAt, DateTime DueAt, bool AfterHours);
