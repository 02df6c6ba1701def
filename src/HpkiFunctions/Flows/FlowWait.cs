namespace HpkiFunctions.Flows;

/// <summary>Something a flow waits for; a timer has no name, and nothing else a due time.</summary>
public sealed record FlowWait(FlowWaitKind Kind, string? Name, DateTimeOffset? Due);
