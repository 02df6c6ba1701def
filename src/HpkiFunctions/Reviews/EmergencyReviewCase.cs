namespace HpkiFunctions.Reviews;

/// <summary>Which review an orchestration watches, due when (UTC), and what it went through before it continued as new.</summary>
public sealed record EmergencyReviewCase(string HolderId, string RequestId, string TaskId, DateTimeOffset OrderedAt, DateTime DueAt)
{
    /// <summary>How many alarms there were, which rises only while the review lies undone.</summary>
    public int Alarms { get; init; }

    /// <summary>When the next of them is due (UTC).</summary>
    public DateTime NextAlarmAt { get; init; } = DueAt;
}
