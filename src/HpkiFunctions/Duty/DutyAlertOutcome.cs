namespace HpkiFunctions.Duty;

/// <summary>What became of an alert to the duty officer.</summary>
public enum DutyAlertOutcome
{
    /// <summary>The mail was handed over.</summary>
    Sent,

    /// <summary>It was not; try again.</summary>
    NotSent,

    /// <summary>The matter ended meanwhile.</summary>
    Needless,
}
