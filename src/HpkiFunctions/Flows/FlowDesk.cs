using System.Text.Json;
using System.Text.RegularExpressions;
using Grpc.Core;
using Hpki.Registry.Audit;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Flows;

/// <summary>The desk at which operators look at flows and steer them; the same for pages and API.</summary>
public sealed partial class FlowDesk(RequestDesk requests, StaffDirectory directory, FlowAudit audit, StoppedFlows stopped, IFlowInsight? insight = null)
{
    public const int LongestReason = 1000;

    /// <summary>Whether the hosting can tell what flows wait for.</summary>
    public bool HasInsight => insight is not null;

    /// <summary>A page of the flows that the filter names.</summary>
    /// <exception cref="ProblemException">The request is unknown, or the continuation none of ours.</exception>
    public async Task<WorklistPage<Flow>> ListAsync(
        DurableTaskClient client, FlowFilter filter, int size, string? continuation, CancellationToken cancellationToken)
    {
        List<Flow> flows = [];
        string? prefix = filter.Prefix;
        if (filter.Request is { } number)
        {
            (_, Request request) = await requests.OpenAsync(number.Id, cancellationToken);
            prefix = PaperFlows.InstanceIdsOf(request);
            if (continuation is null && request.OrderId is { } order
                && await client.GetInstanceAsync(EmergencyRevocations.InstanceId(order), getInputsAndOutputs: true, cancellationToken) is { } revocation
                && (filter.State is null || FlowStates.Of(revocation.RuntimeStatus) == filter.State))
            {
                flows.Add(Shown(revocation, withTurns: false));
            }
        }

        Page<OrchestrationMetadata> page = await PageAsync(client, filter.State, prefix, size, continuation, cancellationToken);
        return new([.. flows, .. page.Values.Select(instance => Shown(instance, withTurns: false))], page.ContinuationToken);
    }

    /// <summary>One flow with its inside.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<Flow> OpenAsync(DurableTaskClient client, string instanceId, CancellationToken cancellationToken) =>
        FlowFilter.IsInstanceId(instanceId) && await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is { } instance
            ? Shown(instance, withTurns: true)
            : throw new ProblemException(FlowProblems.Unknown);

    /// <summary>Holds an order to the rules and carries nothing out.</summary>
    /// <returns>The flow as it stands.</returns>
    /// <exception cref="ProblemException">It could not be carried out.</exception>
    public async Task<Flow> CheckAsync(
        DurableTaskClient client, string instanceId, FlowOrder order, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        Flow flow = await OpenAsync(client, instanceId, cancellationToken);
        return (WhyNot(flow, order.Act, staff) ?? Wrong(order)) is { } problem ? throw new ProblemException(problem) : flow;
    }

    /// <summary>Carries out an order: written down first.</summary>
    /// <returns>The flow as it stood before.</returns>
    /// <exception cref="ProblemException">It cannot be carried out.</exception>
    public async Task<Flow> SteerAsync(
        DurableTaskClient client, string instanceId, FlowOrder order, FlowCaller by, CancellationToken cancellationToken)
    {
        Flow flow = await CheckAsync(client, instanceId, order, by.Staff, cancellationToken);
        order = order with { Reason = order.Reason.Trim() };
        DurableSignals signals = new(client);
        await audit.OrderedAsync(flow, order, by, signals);
        SignalOutcome outcome = await CarryOutAsync(signals, instanceId, order, by.Staff);
        if (outcome == SignalOutcome.Delivered)
        {
            if (order.Act == FlowAct.Terminate)
            {
                await stopped.NoteAsync(flow, signals);
            }

            return flow;
        }

        await audit.RefusedAsync(flow, order, by, signals);
        Flow now = await OpenAsync(client, instanceId, cancellationToken);
        throw new ProblemException(WhyNot(now, order.Act, by.Staff) ?? FlowProblems.Overtaken);
    }

    /// <summary>Why this member of staff cannot do this to the flow now; null when they can.</summary>
    public Problem? WhyNot(Flow flow, FlowAct act, StaffPrincipal staff) =>
        flow.HolderId is { } holderId && directory.IsOwn(staff.StaffId, holderId) ? Problem.OwnCard
        : flow.State == FlowState.Completed || (flow.State.HasEnded() && act != FlowAct.StartAgain) ? FlowProblems.Ended
        : act switch
        {
            FlowAct.StartAgain when !flow.State.HasEnded() => FlowProblems.NotEnded,
            FlowAct.Resume when flow.State != FlowState.Suspended => FlowProblems.NotSuspended,
            FlowAct.Suspend when flow.State == FlowState.Suspended => FlowProblems.Suspended,
            _ => null,
        };

    static Problem? Wrong(FlowOrder order) => order switch
    {
        _ when string.IsNullOrWhiteSpace(order.Reason) => Problem.BadField("reason", "理由がありません", "操作の理由を入力してください。"),
        _ when order.Reason.Length > LongestReason => Problem.BadField("reason", "理由が長すぎます", $"{LongestReason:N0}文字以内で入力してください。"),
        { Act: FlowAct.Signal, Signal: null } => Problem.BadField("signal", "合図の種類がありません", "合図の種類を選んでください。"),
        { Act: FlowAct.Signal } when order.ReferenceId is null || !Reference().IsMatch(order.ReferenceId) =>
            Problem.BadField("referenceId", "対象の番号の形式が正しくありません", "申請・タスク・書類の番号を、半角の英数字とハイフンで入力してください。"),
        _ => null,
    };

    static Task<SignalOutcome> CarryOutAsync(DurableSignals signals, string instanceId, FlowOrder order, StaffPrincipal staff) => order.Act switch
    {
        FlowAct.Signal => signals.SignalAsync(
            instanceId, JsonSerializer.SerializeToElement(new Signal(order.Signal!.Value, order.ReferenceId!)), CancellationToken.None),
        FlowAct.Suspend => signals.SuspendAsync(instanceId, staff.StaffId, CancellationToken.None),
        FlowAct.Resume => signals.ResumeAsync(instanceId, staff.StaffId, CancellationToken.None),
        FlowAct.Terminate => signals.TerminateAsync(instanceId, staff.StaffId, CancellationToken.None),
        FlowAct.StartAgain => signals.StartAgainAsync(instanceId, CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.Act, "Nobody carries out this act yet; add it."),
    };

    static async Task<Page<OrchestrationMetadata>> PageAsync(
        DurableTaskClient client, FlowState? state, string? prefix, int size, string? continuation, CancellationToken cancellationToken)
    {
        OrchestrationQuery query = new()
        {
            Statuses = state is { } wanted ? [FlowStates.Of(wanted)] : null,
            InstanceIdPrefix = prefix,
            PageSize = size,
            FetchInputsAndOutputs = true,
            ContinuationToken = continuation,
        };
        try
        {
            await foreach (Page<OrchestrationMetadata> page in client.GetAllInstancesAsync(query).AsPages(continuation, size).WithCancellation(cancellationToken))
            {
                return page;
            }

            return new([]);
        }
        catch (RpcException) when (continuation is not null)
        {
            throw new ProblemException(FlowProblems.Continuation);
        }
    }

    // Whose request a flow carries is told with it, so it counts as read.
    Flow Shown(OrchestrationMetadata instance, bool withTurns)
    {
        (string? holderId, string? requestId) = FlowSubject.Of(instance);
        if (holderId is not null)
        {
            HolderReads.Show(holderId);
        }

        FlowInsight? inside = insight?.Find(instance.InstanceId);
        return new()
        {
            InstanceId = instance.InstanceId,
            Orchestrator = instance.Name,
            State = FlowStates.Of(instance.RuntimeStatus),
            CreatedAt = instance.CreatedAt,
            LastUpdatedAt = instance.LastUpdatedAt,
            HolderId = holderId,
            RequestId = requestId,
            FailureType = instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed ? TypeOf(instance.SerializedOutput) : null,
            Insight = withTurns || inside is null ? inside : inside with { Turns = [] },
        };
    }

    static string? TypeOf(string? failure) => failure is not null && FailureType().Match(failure) is { Success: true } match ? match.Groups["type"].Value : null;

    [GeneratedRegex(@"^(?<type>[A-Za-z0-9_.+`]{1,200}): ")]
    private static partial Regex FailureType();

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$")]
    private static partial Regex Reference();
}
