namespace HpkiFunctions.Revocations;

/// <summary>Which revocation order an orchestration carries, and what it went through before it continued as new.</summary>
public sealed record RevocationCase(
    string HolderId, string RequestId, string OrderId, DateTimeOffset OrderedAt, string ReviewTaskId, DateTime ReviewDueAt)
{
    /// <summary>When the flow first took the order up (UTC); null in the first round.</summary>
    public DateTime? TakenUpAt { get; init; }

    public RevocationOutcome LastOutcome { get; init; } = RevocationOutcome.NotYetVisible;

    public bool DutyAlarmed { get; init; }

    public bool ExceptionRecorded { get; init; }

    /// <summary>How many alarms there were about the review, which rises only while it lies undone.</summary>
    public int ReviewAlarms { get; init; }

    /// <summary>When the next of them is due (UTC).</summary>
    public DateTime NextReviewAlarmAt { get; init; } = ReviewDueAt;
}
