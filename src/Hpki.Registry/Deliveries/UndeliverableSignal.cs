using System.Text.Json;

namespace Hpki.Registry.Deliveries;

/// <summary>A signal whose instance does not exist or has ended.</summary>
public sealed record UndeliverableSignal(string HolderId, string DecisionKey, string InstanceId, JsonElement Payload, SignalOutcome Outcome);
