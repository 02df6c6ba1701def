namespace HpkiFunctions.Revocations;

/// <summary>Which revocation order an orchestration carries, and what it went through before it continued as new.</summary>
public sealed record RevocationCase(string HolderId, string RequestId, string OrderId)
{
    /// <summary>When the flow first took the order up (UTC); null in the first round.</summary>
    public DateTime? TakenUpAt { get; init; }

    public bool DutyAlarmed { get; init; }

    public bool ExceptionRecorded { get; init; }
}
