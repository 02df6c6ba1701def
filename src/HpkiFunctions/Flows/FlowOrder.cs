using HpkiFunctions.Requests;

namespace HpkiFunctions.Flows;

/// <summary>An operator's order to a flow, and why.</summary>
public sealed record FlowOrder
{
    public required FlowAct Act { get; init; }

    /// <summary>Free text; kept beside the record, where it can be erased.</summary>
    public required string Reason { get; init; }

    /// <summary>Of a signal: what happened.</summary>
    public SignalKind? Signal { get; init; }

    /// <summary>Of a signal: to which request, task or document.</summary>
    public string? ReferenceId { get; init; }
}
