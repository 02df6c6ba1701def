namespace Hpki.Registry.Deliveries;

/// <summary>Signal to an orchestration; the payload is JSON text, carried unread.</summary>
sealed record OutboxSignal(string InstanceId, string Payload) : OutboxItem;
