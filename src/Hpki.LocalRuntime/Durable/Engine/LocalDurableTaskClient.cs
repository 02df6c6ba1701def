using System.Diagnostics;
using Grpc.Core;
using Hpki.LocalRuntime.Durable.Diagnostics;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>The client of an engine in the same process.</summary>
sealed class LocalDurableTaskClient(
    DurableStore store, Mailboxes mailboxes, TimerQueue timers, InstanceCache cache, InstanceWatch watch, EngineMetrics metrics,
    TimeProvider clock)
    : DurableTaskClient("local")
{
    // Few enough that turns hardly wait for a piece of a purge, many enough that it does not wait for its flushes.
    const int PurgedTogether = 50;

    static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        string id = string.IsNullOrEmpty(options?.InstanceId) ? Guid.NewGuid().ToString("N") : options.InstanceId;
        InstanceIds.Check(id, "options?.InstanceId");
        using Activity? span = EngineSpans.Create(orchestratorName, id);
        DateTimeOffset now = clock.GetUtcNow();
        InstanceRow row = new()
        {
            Key = 0,
            Id = id,
            Name = orchestratorName,
            Status = OrchestrationRuntimeStatus.Pending,
            Created = now,
            Updated = now,
            Input = Payload.WriteByClient(input, $"the input of orchestrator '{orchestratorName}'"),
            Trace = span?.Id,
        };
        DateTimeOffset? startAt = options?.StartAt is { } wanted && wanted > now ? wanted : null;
        StartedInstance started = await store.WriteAsync(writer => writer.Start(row, startAt));
        if (!started.Accepted)
        {
            throw new DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException(
                $"An Orchestration instance with the ID {id} already exists.");
        }

        metrics.Started(orchestratorName);
        if (started.Delivery is { } delivery)
        {
            mailboxes.Post(delivery);
        }
        else if (startAt is { } due)
        {
            timers.Added(due);
        }

        return id;
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        CheckNames(instanceId, eventName);
        using Activity? span = EngineSpans.Raise(eventName, instanceId);
        EventRaised raised = new(eventName, Payload.WriteByClient(eventPayload, $"event '{eventName}'"));
        OrchestrationRuntimeStatus? refused = await SendAsync(instanceId, raised, status => !Ended.Contains(status));
        if (refused is not null)
        {
            throw new RpcException(new(
                StatusCode.FailedPrecondition,
                refused == OrchestrationRuntimeStatus.Pending
                    ? "The orchestration instance with the provided instance id starts later; what is raised before would be lost."
                    : "The orchestration instance with the provided instance id is not running."));
        }
    }

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        TerminateRequested request = new(Payload.WriteByClient(options?.Output, "the output"));
        Check("terminate", instanceId, await SendAsync(instanceId, request, status => !Ended.Contains(status)));
    }

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        SuspendRequested request = new(Payload.Bounded(reason, "the reason"));
        Check("suspend", instanceId, await SendAsync(instanceId, request, CanBeSuspended));

        static bool CanBeSuspended(OrchestrationRuntimeStatus status)
            => !Ended.Contains(status) && status != OrchestrationRuntimeStatus.Suspended;
    }

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ResumeRequested request = new(Payload.Bounded(reason, "the reason"));
        Check("resume", instanceId, await SendAsync(instanceId, request, status => status == OrchestrationRuntimeStatus.Suspended));
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(instanceId))
        {
            throw new ArgumentNullException(nameof(instanceId));
        }

        InstanceIds.Check(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(store.Read(reader => reader.Find(instanceId))?.ToMetadata(getInputsAndOutputs));
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, row => row.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, row => row.HasEnded, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
        => new InstancePages(store, filter ?? new());

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        OrchestrationRuntimeStatus? running = null;
        int count = await store.WriteAsync(writer =>
        {
            InstanceRow? row = writer.Reader.Find(instanceId);
            running = row is { HasEnded: false } ? row.Status : null;
            return row is { HasEnded: true } ? Purge(writer, [row]) : 0;
        });
        return running is null
            ? new(count)
            : throw new InvalidOperationException(
                "Only orchestrations in a terminal state can be purged, but the orchestration with instance ID "
                + $"{instanceId} has status {running}");
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        cancellation.ThrowIfCancellationRequested();

        // States that are not terminal are dropped, and no state means all (conformance rule 30).
        InstanceFilter instances = new(filter.CreatedFrom, filter.CreatedTo, [.. (filter.Statuses ?? []).Where(Ended.Contains)]);
        int count = 0;
        while (true)
        {
            IReadOnlyList<InstanceRow> rows = await store.WriteAsync(writer =>
            {
                IReadOnlyList<InstanceRow> piece = writer.Reader.Query(instances, PurgedTogether);
                Purge(writer, piece);
                return piece;
            });
            count += rows.Count;
            if (rows.Count < PurgedTogether)
            {
                return new(count);
            }

            cancellation.ThrowIfCancellationRequested();
            instances = instances with { AfterId = rows[^1].Id };
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static void CheckNames(string instanceId, string eventName)
    {
        InstanceIds.Check(instanceId, nameof(instanceId));
        ArgumentNullException.ThrowIfNull(eventName);
        if (eventName.Length == 0 || eventName[0] == '\0')
        {
            throw new ArgumentException("Parameter cannot be an empty string or start with the null character.", nameof(eventName));
        }

        Payload.Bounded(eventName, "the event's name");
    }

    static void Check(string verb, string instanceId, OrchestrationRuntimeStatus? refused)
    {
        if (refused is { } status)
        {
            throw new RpcException(new(
                StatusCode.FailedPrecondition,
                $"InvalidOperationException: Cannot {verb} the orchestration instance {instanceId} "
                + $"because instance is in the {status} state."));
        }
    }

    /// <summary>Stores an arrival for an instance.</summary>
    /// <returns>The state that forbids it; null when it was accepted.</returns>
    async Task<OrchestrationRuntimeStatus?> SendAsync(string instanceId, Arrival arrival, Func<OrchestrationRuntimeStatus, bool> allowed)
    {
        InstanceIds.Check(instanceId, nameof(instanceId));
        DateTimeOffset now = clock.GetUtcNow();
        (InstanceRow? row, Delivery? delivery) = await store.WriteAsync(writer =>
        {
            InstanceRow? found = writer.Reader.Find(instanceId);
            return (found, found is not null && IsAccepted(found, writer.Reader) ? writer.Deliver(found.Key, arrival) : null);
        });
        if (row is null)
        {
            string missing = $"No instance with ID '{instanceId}' was found. (Parameter 'instanceId')";
            throw new RpcException(new(StatusCode.NotFound, arrival is EventRaised ? missing : "ArgumentException: " + missing));
        }

        if (delivery is null)
        {
            return row.Status;
        }

        mailboxes.Post(delivery);
        return null;

        // The official engine says yes, and loses what comes before a start in the future; a termination alone takes effect.
        bool IsAccepted(InstanceRow found, StoreReader reader)
            => allowed(found.Status) && (arrival is TerminateRequested || !reader.StartsAfter(found.Key, now));
    }

    async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<InstanceRow, bool> reached, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        InstanceIds.Check(instanceId, nameof(instanceId));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Task change = watch.NextChange(instanceId);
            if (store.Read(reader => reader.Find(instanceId)) is { } row && reached(row))
            {
                return row.ToMetadata(getInputsAndOutputs);
            }

            await change.WaitAsync(cancellation);
        }
    }

    int Purge(StoreWriter writer, IReadOnlyList<InstanceRow> rows)
    {
        foreach (InstanceRow row in rows)
        {
            writer.Delete(row.Key);
            cache.Remove(row.Key);
        }

        return rows.Count;
    }
}
