using HpkiFunctions.Revocations;

namespace HpkiFunctions.Duty;

/// <summary>What the duty officer is told, and about which order or task: ids and codes only. The matter is open since
/// <paramref name="Since"/>; the round tells repeated alerts apart.</summary>
public sealed record DutyAlert(string HolderId, string RequestId, DutyAlertKind Kind, string ReferenceId, DateTimeOffset Since, int Round = 0)
{
    /// <summary>What stood in a revocation's way last.</summary>
    public RevocationOutcome? Cause { get; init; }

    /// <summary>The key that makes the alert one alert, however often the step runs.</summary>
    public string MailId() => $"{ReferenceId}-{Kind}-{Round}";

    /// <summary>The alert that follows when the matter stays open.</summary>
    public DutyAlert Next() => this with
    {
        Kind = Kind == DutyAlertKind.CallerUnprovedAfterHours ? DutyAlertKind.CallerProofOverdue : Kind,
        Round = Round + 1,
    };
}
