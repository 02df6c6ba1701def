using System.Text.Json;

namespace Hpki.Registry.Deliveries;

/// <summary>How decisions reach orchestrations; implemented over the durable task client. Every call may come more than once.</summary>
public interface IOrchestrationSignals
{
    /// <summary>Starts an instance. One that exists already counts as started. An exception means: try again later.</summary>
    /// <param name="input">Serialises to the same JSON as the record given to <see cref="Holders.Decision.Start"/>.</param>
    Task StartAsync(string orchestration, string instanceId, JsonElement input, CancellationToken cancellationToken);

    /// <summary>Raises the request's one event. An exception means: try again later.</summary>
    Task<SignalOutcome> SignalAsync(string instanceId, JsonElement payload, CancellationToken cancellationToken);

    /// <summary>Called when a signal can never arrive (next generation, or the tray); afterwards it counts as settled. An exception means: try again later.</summary>
    Task UndeliverableAsync(UndeliverableSignal signal, CancellationToken cancellationToken);
}
