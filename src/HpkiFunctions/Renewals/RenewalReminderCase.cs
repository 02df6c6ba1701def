namespace HpkiFunctions.Renewals;

/// <summary>Which reminder an orchestration sends: ids and the stage only (design rule 4).</summary>
public sealed record RenewalReminderCase(string HolderId, string RequestId, int DaysBefore);
