namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>Something an instance waits for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of the activity, orchestrator or event; null for a timer.</param>
/// <param name="Due">When the timer is due (UTC); null otherwise.</param>
public sealed record OpenWait(OpenWaitKind Kind, string? Name, DateTimeOffset? Due);
