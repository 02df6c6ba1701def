using System.Text.Json;
using Grpc.Core;
using Hpki.Registry.Deliveries;

namespace HpkiFunctions.Requests;

/// <summary>
/// How decisions reach orchestrations. The one place that starts and raises, so the one place that knows how the engine says that
/// an instance is missing, ended or there already (conformance rules 27 and 28).
/// </summary>
public sealed class DurableSignals(DurableTaskClient client) : IOrchestrationSignals
{
    public async Task StartAsync(string orchestration, string instanceId, JsonElement input, CancellationToken cancellationToken)
    {
        // An ended instance's id could be used again, which would run a decided step a second time; so one that exists in any state counts as started.
        if (await client.GetInstanceAsync(instanceId, cancellation: cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestration, input, new StartOrchestrationOptions(instanceId), cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // What the engine throws when somebody else started it between the two calls (conformance rule 27).
            if (await client.GetInstanceAsync(instanceId, cancellation: cancellationToken) is null)
            {
                throw;
            }
        }
    }

    public async Task<SignalOutcome> SignalAsync(string instanceId, JsonElement payload, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, Signal.Name, payload, cancellationToken);
            return SignalOutcome.Delivered;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return SignalOutcome.NoSuchInstance;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.FailedPrecondition)
        {
            return SignalOutcome.Ended;
        }
    }

    /// <summary>A signal only says "read the request again": one that finds no flow has nobody left to tell.</summary>
    public Task UndeliverableAsync(UndeliverableSignal signal, CancellationToken cancellationToken) => Task.CompletedTask;
}
