namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>An instance as it is stored. <see cref="Key"/> names one life of an instance id; a new start gets a new one.</summary>
sealed record InstanceRow
{
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required OrchestrationRuntimeStatus Status { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public ParentLink? Parent { get; init; }

    /// <summary>The span that scheduled it, as <c>traceparent</c>; null when it is not traced.</summary>
    public string? Trace { get; init; }

    public bool HasEnded => Status is
        OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Without a custom status the official provider stores the JSON null, once the instance has run.</summary>
    string? StatusWhenNone => Status == OrchestrationRuntimeStatus.Pending ? null : "null";

    /// <summary>What a client sees of it.</summary>
    public OrchestrationMetadata ToMetadata(bool withPayloads) => new(Name, Id)
    {
        RuntimeStatus = Status,
        CreatedAt = Created,
        LastUpdatedAt = Updated,
        SerializedInput = withPayloads ? Input : null,
        SerializedOutput = withPayloads ? Output : null,
        SerializedCustomStatus = withPayloads ? CustomStatus ?? StatusWhenNone : null,
        WithPayloads = withPayloads,
    };
}
