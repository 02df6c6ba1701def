using System.Buffers.Text;
using System.Text;
using Hpki.Console;
using Hpki.Console.Flows;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Flows;
using HpkiFunctions.Http;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>処理の状況: the list of flows, one of them, and what operators do to it.</summary>
public sealed class FlowPageFunctions(ConsoleFrames frames, FlowModels models, FlowDesk desk)
{
    const int PageSize = 50;

    [StaffRoute(StaffRole.Admin)]
    [Function(nameof(ShowFlows))]
    public async Task<IResult> ShowFlows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/flows")] HttpRequest request, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        FlowState? state = FlowStates.Named(request.Query[FlowFields.State].ToString());
        string text = CleanText.Of(request.Query[FlowFields.Text].ToString());
        FlowFilter filter = FlowFilter.Of(state, text);
        string? continuation = ContinuationOf(request);
        return Page.Of<FlowListPage, FlowListModel>(
            models.List(frames.Of(request), state, text, await desk.ListAsync(client, filter, PageSize, continuation, cancellationToken)));
    }

    // What was typed into the field for a request number may be anything; only what can be an id goes into an address.
    [StaffRoute(StaffRole.Admin)]
    [Function(nameof(FindFlows))]
    public async Task<IResult> FindFlows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/flows")] HttpRequest request, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        FlowState? state = form.Choice<FlowState>(FlowFields.State);
        string text = form.Text(FlowFields.Text).Trim();
        try
        {
            FlowFilter filter = FlowFilter.Of(state, text);
            return Page.SeeOther(ConsoleRoutes.FlowList(state?.ToString(), filter.Request?.Id ?? text));
        }
        catch (ProblemException wrong)
        {
            FlowListModel model = models.List(frames.Of(request), state, text, new([], null));
            return Page.Of<FlowListPage, FlowListModel>(model with { Errors = [new(FlowFields.Text, wrong.Problem.Detail)] }, wrong.Problem.Status);
        }
    }

    [StaffRoute(StaffRole.Admin)]
    [Function(nameof(ShowFlow))]
    public async Task<IResult> ShowFlow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/flows/{instanceId}")] HttpRequest request, string instanceId,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Flow flow = await desk.OpenAsync(client, instanceId, cancellationToken);
        return Page.Of<FlowPage, FlowModel>(await models.OfAsync(frames.Of(request), flow, request.Staff(), cancellationToken));
    }

    [StaffRoute(StaffRole.Admin)]
    [Function(nameof(SubmitFlowOrder))]
    public async Task<IResult> SubmitFlowOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/flows/{instanceId}")] HttpRequest request, string instanceId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        FlowOrder order = new()
        {
            Act = form.Choice<FlowAct>(FlowFields.Act) ?? throw new ProblemException(Problem.BadField(FlowFields.Act, "この操作はありません", "画面を開き直してから、もう一度操作してください。")),
            Reason = form.Text(FlowFields.Reason),
            Signal = form.Choice<SignalKind>(FlowFields.Signal),
            ReferenceId = form.Text(FlowFields.Reference).Trim(),
        };
        try
        {
            if (order.Act == FlowAct.Terminate && form.Text(FlowFields.Confirmed) != "true")
            {
                Flow asked = await desk.CheckAsync(client, instanceId, order, request.Staff(), cancellationToken);
                return Page.Of<FlowConfirmPage, FlowConfirmModel>(FlowModels.Confirm(frames.Of(request), asked, order));
            }

            await desk.SteerAsync(client, instanceId, order, new(request.Staff(), context, ConsoleRoutes.Flow(instanceId)), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Flow(instanceId), Flash.FlowOrdered);
        }
        catch (ProblemException wrong) when (wrong.Problem.Field is FlowFields.Reason or FlowFields.Signal or FlowFields.Reference)
        {
            FlowModel model = await models.OfAsync(frames.Of(request), await desk.OpenAsync(client, instanceId, cancellationToken), request.Staff(), cancellationToken);
            FlowEntry entry = new() { Act = order.Act.ToString(), Reason = order.Reason, Signal = order.Signal?.ToString(), Reference = order.ReferenceId };
            return Page.Of<FlowPage, FlowModel>(model with { Entry = entry, Errors = [new(wrong.Problem.Field, wrong.Problem.Detail)] }, wrong.Problem.Status);
        }
    }

    static string? ContinuationOf(HttpRequest request)
    {
        try
        {
            return request.Query[ListPage.Parameter].ToString() is { Length: > 0 } text ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : null;
        }
        catch (FormatException)
        {
            throw new ProblemException(FlowProblems.Continuation);
        }
    }
}
