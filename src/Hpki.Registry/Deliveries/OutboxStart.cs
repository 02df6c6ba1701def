namespace Hpki.Registry.Deliveries;

/// <summary>Start of an orchestration; the input is JSON text, carried unread.</summary>
sealed record OutboxStart(string Orchestration, string InstanceId, string Input) : OutboxItem;
