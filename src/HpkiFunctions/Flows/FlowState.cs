namespace HpkiFunctions.Flows;

/// <summary>How a flow stands.</summary>
public enum FlowState
{
    /// <summary>Accepted, not begun.</summary>
    Pending,

    Running,

    /// <summary>By staff, or parked because its code no longer matched its history.</summary>
    Suspended,

    Completed,

    Failed,

    Terminated,
}
