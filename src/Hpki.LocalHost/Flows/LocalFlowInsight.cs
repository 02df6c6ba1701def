using System.Text.Json;
using Hpki.LocalRuntime.Durable.Insight;
using Hpki.LocalRuntime.Functions;
using HpkiFunctions.Flows;
using HpkiFunctions.Requests;

namespace Hpki.LocalHost.Flows;

/// <summary>Looks into the flows of the engine in this process.</summary>
sealed class LocalFlowInsight(EngineService engine) : IFlowInsight
{
    public FlowInsight? Find(string instanceId) => engine.Engine.Inspect(instanceId) is { } inside
        ? new()
        {
            Mismatch = inside.Mismatch,
            Events = inside.Events,
            Bytes = inside.Bytes,
            Waits = [.. inside.Waits.Select(wait => new FlowWait(Same<FlowWaitKind>(wait.Kind), wait.Name, wait.Due))],
            Turns = [.. inside.Turns.Select(turn => new FlowTurn(turn.At, Same<FlowTurnKind>(turn.Kind), Of(turn.CameIn), Of(turn.SetOff)))],
        }
        : null;

    public int CountParked(int most) => engine.Engine.ParkedInstances(most).Count;

    static IReadOnlyList<FlowEvent> Of(IReadOnlyList<PastEvent> events) => [.. events.Select(past => new FlowEvent
    {
        Kind = Same<FlowEventKind>(past.Kind),
        Step = past.Step,
        Name = past.Name,
        Due = past.Due,
        InstanceId = past.InstanceId,
        Signal = past.Name == Signal.Name ? SignalOf(past.Payload) : null,
    })];

    // One that somebody sent past the app may be anything; it has failed its flow, and is still to be shown.
    static Signal? SignalOf(string? payload)
    {
        try
        {
            return payload is null ? null : JsonSerializer.Deserialize<Signal>(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The app does not know the runtime's types; the members are the same.
    static T Same<T>(Enum value)
        where T : struct, Enum => Enum.Parse<T>(value.ToString());
}
