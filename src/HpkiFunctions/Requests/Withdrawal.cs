namespace HpkiFunctions.Requests;

/// <summary>Why a request is withdrawn.</summary>
public sealed record Withdrawal
{
    /// <summary>At most 2,000 characters; kept beside the timeline, deletable.</summary>
    public required string Reason { get; init; }
}
