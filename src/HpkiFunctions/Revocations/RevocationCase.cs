namespace HpkiFunctions.Revocations;

/// <summary>Which revocation order an orchestration carries, and what it went through before it continued as new.</summary>
public sealed record RevocationCase(string HolderId, string RequestId, string OrderId, DateTimeOffset OrderedAt)
{
    public RevocationOutcome LastOutcome { get; init; } = RevocationOutcome.NotYetVisible;

    /// <summary>How many alarms there were about the order.</summary>
    public int Alarms { get; init; }

    /// <summary>When the next of them is due (UTC); null before the first.</summary>
    public DateTime? NextAlarmAt { get; init; }

    public bool ExceptionRecorded { get; init; }

    /// <summary>Whether a procedure ordered it that tells the holder itself.</summary>
    public bool IsPlanned { get; init; }
}
