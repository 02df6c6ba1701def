using Hpki.LocalRuntime.Durable;

namespace Hpki.LocalRuntime;

/// <summary>What a client sees of an orchestration instance. Times are UTC; payloads are JSON and present only when asked for.</summary>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    /// <summary>Name of the orchestrator.</summary>
    public string Name { get; } = name;

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; } = instanceId;

    /// <summary>State.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When the start was accepted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the instance last moved.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Input as JSON.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>
    /// Result as JSON. Of a failed instance bare text (<c>type: message</c>), of a suspended or resumed one the reason as bare text
    /// (conformance rules 7 and 31).
    /// </summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Custom status as JSON; the text <c>null</c> when an instance that has run has none.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Always null for a failed instance on the official host; here too (conformance rule 7).</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Started, not ended, not suspended.</summary>
    public bool IsRunning => RuntimeStatus is OrchestrationRuntimeStatus.Running;

    /// <summary>Ended, in whatever way.</summary>
    public bool IsCompleted => RuntimeStatus is
        OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Whether inputs and outputs were asked for.</summary>
    internal bool WithPayloads { get; init; }

    /// <summary>The input; the type's default when there is none.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    /// <exception cref="System.Text.Json.JsonException">The JSON does not fit <typeparamref name="T"/>.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput, nameof(ReadInputAs));

    /// <summary>The result; the type's default when there is none.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON that fits <typeparamref name="T"/>.</exception>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput, nameof(ReadOutputAs));

    /// <summary>The custom status; the type's default when there is none.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    /// <exception cref="System.Text.Json.JsonException">The JSON does not fit <typeparamref name="T"/>.</exception>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus, nameof(ReadCustomStatusAs));

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {InstanceId} {RuntimeStatus}";

    T? Read<T>(string? json, string method) => WithPayloads
        ? Payload.ReadByClient<T>(json)
        : throw new InvalidOperationException(
            $"{method} reads only what was fetched: ask for the instance with its inputs and outputs.");
}
