using System.Text.Json;
using Hpki.Registry.Deliveries;

namespace Hpki.Registry.Tests;

/// <summary>Orchestrations as a test sees them.</summary>
sealed class RecordedSignals : IOrchestrationSignals
{
    readonly Lock gate = new();

    public List<string> Started { get; } = [];

    public List<string> Signalled { get; } = [];

    public List<UndeliverableSignal> Undeliverable { get; } = [];

    public SignalOutcome Outcome { get; set; } = SignalOutcome.Delivered;

    public Func<Exception?> Failure { get; set; } = () => null;

    public Task StartAsync(string orchestration, string instanceId, JsonElement input, CancellationToken cancellationToken) =>
        Note(Started, $"{orchestration} {instanceId} {JsonSerializer.Serialize(input)}");

    public async Task<SignalOutcome> SignalAsync(string instanceId, JsonElement payload, CancellationToken cancellationToken)
    {
        await Note(Signalled, $"{instanceId} {JsonSerializer.Serialize(payload)}");
        return Outcome;
    }

    public Task UndeliverableAsync(UndeliverableSignal signal, CancellationToken cancellationToken)
    {
        Undeliverable.Add(signal);
        return Task.CompletedTask;
    }

    Task Note(List<string> list, string call)
    {
        if (Failure() is { } failure)
        {
            throw failure;
        }

        lock (gate)
        {
            list.Add(call);
        }

        return Task.CompletedTask;
    }
}
