namespace HpkiFunctions.Duty;

/// <summary>What became of an alert; <paramref name="NextAt"/> (UTC) is when the next one is due if the matter stays open.</summary>
public sealed record DutyAnswer(DutyAlertOutcome Outcome, DateTime? NextAt = null);
