using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Flows;

/// <summary>The API of flows: list them, look into one, steer it.</summary>
public sealed class FlowFunctions(FlowDesk desk)
{
    [StaffRoute(StaffRole.Admin)]
    [Operation("Lists the orchestrations; query state (one of the states) and text (a request number, or the beginning of an instance id) narrow it.",
        Answer = typeof(IReadOnlyList<Flow>), Paged = true)]
    [Function(nameof(ListFlows))]
    public Task<IResult> ListFlows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/flows")] HttpRequest request, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        FlowFilter filter = FlowFilter.Of(FlowStates.Named(request.Query["state"].ToString()), CleanText.Of(request.Query["text"].ToString()));
        return ListPage.AnswerAsync(request, (size, continuation, stop) => desk.ListAsync(client, filter, size, continuation, stop), cancellationToken);
    }

    [StaffRoute(StaffRole.Admin)]
    [Operation("Reads an orchestration: its state, and where the hosting can tell, its history and what it waits for.", Answer = typeof(Flow))]
    [Function(nameof(GetFlow))]
    public async Task<IResult> GetFlow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/flows/{instanceId}")] HttpRequest request, string instanceId,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        JsonBody.Answer(await desk.OpenAsync(client, instanceId, cancellationToken));

    [StaffRoute(StaffRole.Admin)]
    [Operation("Signals, suspends, resumes or terminates an orchestration. Answers it as it stood before; the order is carried out at its next turn.",
        Body = typeof(FlowOrder), Answer = typeof(Flow), Status = StatusCodes.Status202Accepted)]
    [Function(nameof(OrderFlow))]
    public async Task<IResult> OrderFlow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/flows/{instanceId}/orders")] HttpRequest request, string instanceId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellationToken)
    {
        FlowOrder order = await JsonBody.ReadAsync<FlowOrder>(request, cancellationToken);
        FlowCaller caller = new(request.Staff(), context, $"/api/flows/{instanceId}/orders");
        return JsonBody.Answer(await desk.SteerAsync(client, instanceId, order, caller, cancellationToken), StatusCodes.Status202Accepted);
    }
}
