using Hpki.Procedures.Requests;
using Hpki.Registry.Audit;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Flows;

/// <summary>
/// Writes an order down before it is carried out: on the timeline of the holder whose request the flow carries, otherwise in the access log,
/// with the reason beside it where it can be erased.
/// </summary>
public sealed class FlowAudit(HolderRegistry registry, AccessLog log, Interventions interventions, TimeProvider time)
{
    /// <exception cref="ProblemException">It could not be written, so it must not be carried out.</exception>
    public Task OrderedAsync(Flow flow, FlowOrder order, FlowCaller by, IOrchestrationSignals signals) => WriteAsync(flow, CodeOf(order.Act), order, by, signals);

    /// <summary>The engine did not take the order: the flow had moved on in between.</summary>
    public Task RefusedAsync(Flow flow, FlowOrder order, FlowCaller by, IOrchestrationSignals signals) => WriteAsync(flow, "flow.refused", order, by, signals);

    async Task WriteAsync(Flow flow, string code, FlowOrder order, FlowCaller by, IOrchestrationSignals signals)
    {
        if (flow.HolderId is { } holderId)
        {
            await registry.DecideAsync(
                holderId, $"{code}-{Guid.NewGuid():N}",
                file => Written(file, flow, order, code, by), signals, CancellationToken.None);
            return;
        }

        Intervention intervention = new() { InstanceId = flow.InstanceId, At = time.GetUtcNow().ToUniversalTime(), Staff = by.Staff.StaffId, Code = code, Reason = order.Reason };
        await interventions.WriteAsync(intervention, CancellationToken.None);
        try
        {
            await log.WriteAsync(
                new()
                {
                    At = intervention.At,
                    Staff = by.Staff.StaffId,
                    What = by.Function.FunctionDefinition.Name,
                    Holders = [],
                    Path = by.Path,
                    Call = by.Function.InvocationId,
                    Outcome = code,
                },
                CancellationToken.None);
        }
        catch (AccessLogUnavailableException)
        {
            throw new ProblemException(new(Microsoft.AspNetCore.Http.StatusCodes.Status503ServiceUnavailable, "access-log-unavailable",
                "操作を記録できないため、実行しませんでした", "しばらくしてからもう一度操作してください。"));
        }
    }

    // Whoever starts a flow again has seen to the task that told of its end.
    Decision Written(HolderFile file, Flow flow, FlowOrder order, string code, FlowCaller by)
    {
        Decision decision = new Decision().Record(code, by.Staff.Actor, flow.RequestId, Facts(flow, order), detail: order.Reason);
        if (order.Act == FlowAct.StartAgain && flow.RequestId is { } requestId)
        {
            decision.EndTasks(file, requestId, TaskKind.FlowStopped, time.GetUtcNow());
        }

        return decision;
    }

    static Dictionary<string, string> Facts(Flow flow, FlowOrder order)
    {
        Dictionary<string, string> facts = new() { ["instanceId"] = flow.InstanceId };
        if (order is { Signal: { } signal, ReferenceId: { } reference })
        {
            facts["signal"] = signal.ToString();
            facts["referenceId"] = reference;
        }

        return facts;
    }

    static string CodeOf(FlowAct act) => act switch
    {
        FlowAct.Signal => "flow.signalled",
        FlowAct.Suspend => "flow.suspended",
        FlowAct.Resume => "flow.resumed",
        FlowAct.Terminate => "flow.terminated",
        FlowAct.StartAgain => "flow.started-again",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "This act has no code yet; add one."),
    };
}
