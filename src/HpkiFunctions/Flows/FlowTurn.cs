namespace HpkiFunctions.Flows;

/// <summary>What came in at one time, and what the flow set off.</summary>
public sealed record FlowTurn(DateTimeOffset At, FlowTurnKind Kind, IReadOnlyList<FlowEvent> CameIn, IReadOnlyList<FlowEvent> SetOff);
