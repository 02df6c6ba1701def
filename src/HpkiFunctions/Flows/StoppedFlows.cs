using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Flows;

/// <summary>
/// Tells of flows that ended before their work did: they failed, or somebody ended them. Nothing reminds, closes or informs any more then,
/// so a task says so where staff look, once for each end.
/// </summary>
public sealed partial class StoppedFlows(HolderRegistry registry, OfficeHours office, TimeProvider time, ILogger<StoppedFlows> logger)
{
    const int PageSize = 100;

    static readonly OrchestrationRuntimeStatus[] Stopped = [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Notes all that there are.</summary>
    public async Task NoteAllAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        DurableSignals signals = new(client);
        OrchestrationQuery query = new(Statuses: Stopped, PageSize: PageSize, FetchInputsAndOutputs: true);
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            (string? holderId, string? requestId) = FlowSubject.Of(instance);
            await NoteAsync(instance.InstanceId, instance.CreatedAt, holderId, requestId, signals);
        }
    }

    /// <summary>Notes one.</summary>
    public Task NoteAsync(Flow flow, IOrchestrationSignals signals) => NoteAsync(flow.InstanceId, flow.CreatedAt, flow.HolderId, flow.RequestId, signals);

    async Task NoteAsync(string instanceId, DateTimeOffset createdAt, string? holderId, string? requestId, IOrchestrationSignals signals)
    {
        if (holderId is null || requestId is null)
        {
            LogStopped(logger, instanceId);
            return;
        }

        // One that is started again is created anew, so its next end is another one.
        string step = $"stopped-{instanceId}-{createdAt.UtcTicks}";
        DateTimeOffset now = time.GetUtcNow();
        DecisionResult noted = await registry.DecideAsync(holderId, step, file => Note(file.Request(requestId), instanceId, step, now), signals, CancellationToken.None);
        if (noted.Outcome == DecisionOutcome.MadeNow)
        {
            LogStopped(logger, instanceId);
        }
    }

    Decision Note(Request request, string instanceId, string step, DateTimeOffset now) => new Decision()
        .Put(StaffTasks.New(request, TaskKind.FlowStopped, step, now, office.NextOpening(now)))
        .Record("flow.stopped", Actor.System, request.RequestId, new Dictionary<string, string> { ["instanceId"] = instanceId });

    [LoggerMessage(Level = LogLevel.Critical, Message = "Flow {InstanceId} ended before its work did: start it again, or see to its request by hand")]
    static partial void LogStopped(ILogger logger, string instanceId);
}
