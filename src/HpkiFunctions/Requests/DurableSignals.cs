using System.Text.Json;
using Grpc.Core;
using Hpki.Registry.Deliveries;

namespace HpkiFunctions.Requests;

/// <summary>
/// How decisions reach orchestrations. The one place that starts, raises and steers, so the one place that knows how the engine says that
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

    public Task<SignalOutcome> SignalAsync(string instanceId, JsonElement payload, CancellationToken cancellationToken) =>
        OutcomeAsync(client.RaiseEventAsync(instanceId, Signal.Name, payload, cancellationToken));

    // The engine keeps what it is told as the reason, so that is an id: who.
    public Task<SignalOutcome> SuspendAsync(string instanceId, string staffId, CancellationToken cancellationToken) =>
        OutcomeAsync(client.SuspendInstanceAsync(instanceId, staffId, cancellationToken));

    public Task<SignalOutcome> ResumeAsync(string instanceId, string staffId, CancellationToken cancellationToken) =>
        OutcomeAsync(client.ResumeInstanceAsync(instanceId, staffId, cancellationToken));

    public Task<SignalOutcome> TerminateAsync(string instanceId, string staffId, CancellationToken cancellationToken) =>
        OutcomeAsync(client.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(staffId), cancellationToken));

    /// <summary>Runs an instance that failed or was terminated again, under its id, so that whoever signals it finds it: steps are keyed by request, and what was done is not done twice.</summary>
    public async Task<SignalOutcome> StartAgainAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is not { } ended)
        {
            return SignalOutcome.NoSuchInstance;
        }

        if (ended.RuntimeStatus is not (OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated))
        {
            return SignalOutcome.Ended;
        }

        JsonElement? input = ended.SerializedInput is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null;
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(ended.Name, input, new StartOrchestrationOptions(instanceId), cancellationToken);
            return SignalOutcome.Delivered;
        }
        catch (InvalidOperationException)
        {
            // Somebody else started it between the two calls (conformance rule 27).
            return SignalOutcome.Ended;
        }
    }

    /// <summary>A signal only says "read the request again": one that finds no flow has nobody left to tell.</summary>
    public Task UndeliverableAsync(UndeliverableSignal signal, CancellationToken cancellationToken) => Task.CompletedTask;

    static async Task<SignalOutcome> OutcomeAsync(Task order)
    {
        try
        {
            await order;
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
}
