using System.Diagnostics;
using Hpki.LocalRuntime.Tests.Functions;
using Microsoft.AspNetCore.Http;

namespace Hpki.LocalRuntime.Tests.Durable.Telemetry;

/// <summary>Who is whose parent, from the HTTP request down to the activity, also over a restart.</summary>
public sealed class SpanTests
{
    [Fact]
    public async Task Spans_OfAnHttpCall_LeadFromTheRequestToOrchestrationChildAndActivity()
    {
        using RecordedSpans spans = new();
        await using WebApp app = await WebApp.StartAsync(typeof(TracedFunctions));

        string id = await app.GetTextAsync("traced");

        Activity request = Assert.Single(RequestOf(spans, id));
        Activity create = Single(spans, id, "create_orchestration:TracedFlow");
        Activity turn = spans.OfInstance(id).First(span => span.OperationName == "orchestration:TracedFlow");
        Activity childTurn = spans.OfInstance($"{id}-child").First(span => span.OperationName == "orchestration:TracedChild");
        Activity activity = Single(spans, $"{id}-child", "activity:TracedActivity");
        Assert.Equal(request.SpanId, create.ParentSpanId);
        Assert.Equal(create.SpanId, turn.ParentSpanId);
        Assert.Equal(turn.SpanId, childTurn.ParentSpanId);
        Assert.Equal(childTurn.SpanId, activity.ParentSpanId);
        Assert.All([create, turn, childTurn, activity], span => Assert.Equal(request.TraceId, span.TraceId));
        Assert.Equal(
            [ActivityKind.Server, ActivityKind.Producer, ActivityKind.Server, ActivityKind.Server, ActivityKind.Server],
            [request.Kind, create.Kind, turn.Kind, childTurn.Kind, activity.Kind]);
        Assert.Equal(
            ["durabletask.task.instance_id", "durabletask.task.name", "durabletask.task.task_id", "durabletask.type"],
            activity.TagObjects.Select(tag => tag.Key).Order());
        Assert.Equal("activity", activity.GetTagItem("durabletask.type"));
    }

    [Fact]
    public async Task Spans_AfterARestart_BelongToTheirOldParents_AndReplayedTurnsHaveNone()
    {
        using RecordedSpans spans = new();
        using StoreFile file = new();
        string id = $"restarted-{Guid.NewGuid():N}";
        ActivityTraceId trace;
        using (Activity root = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            trace = root.TraceId;
            await using TestHost before = await TestHost.StartAsync(Waiting(), file.Path);
            await before.StartInstanceAsync("Waits", id: id);
            await before.SettleAsync();
        }

        await using TestHost after = await TestHost.StartAsync(Waiting(), file.Path);
        await after.Client.RaiseEventAsync(id, "Go", "x", TestContext.Current.CancellationToken);
        OrchestrationMetadata ended = await after.SettledAsync(id);

        Activity create = Single(spans, id, "create_orchestration:Waits");
        Activity[] turns = [.. spans.OfInstance(id).Where(span => span.OperationName == "orchestration:Waits")];
        Activity[] activities = [.. spans.OfInstance(id).Where(span => span.OperationName == "activity:Step")];
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);

        // Start, the first step's end, the event, the second step's end: each once, although each later turn replays those before.
        Assert.Equal(4, turns.Length);
        Assert.All(turns, turn => Assert.Equal(create.SpanId, turn.ParentSpanId));
        Assert.All(turns, turn => Assert.Equal(trace, turn.TraceId));
        Assert.Equal([turns[0].SpanId, turns[2].SpanId], activities.Select(activity => activity.ParentSpanId));
        Assert.Equal(["Running", "Running", "Running", "Completed"], turns.Select(turn => turn.GetTagItem("durabletask.task.status")));
    }

    [Fact]
    public async Task Span_OfAFailedActivity_HasTheTypeAndNoMessage()
    {
        using RecordedSpans spans = new();
        string id = $"failing-{Guid.NewGuid():N}";
        await using TestHost host = await TestHost.StartAsync(new DurableFunctionCatalog()
            .AddOrchestrator("Fails", async context => await context.CallActivityAsync<int>("Throws"))
            .AddActivity("Throws", (_, _) => throw new InvalidOperationException("見本 太郎")));

        await host.StartInstanceAsync("Fails", id: id);
        await host.SettleAsync();

        Activity activity = Single(spans, id, "activity:Throws");
        Activity last = spans.OfInstance(id).Last(span => span.OperationName == "orchestration:Fails");
        Assert.Equal((ActivityStatusCode.Error, "System.InvalidOperationException"), (activity.Status, activity.GetTagItem("error.type")));
        Assert.Equal(ActivityStatusCode.Error, last.Status);
        Assert.All(spans.OfInstance(id), span => Assert.DoesNotContain("見本", $"{span.StatusDescription}{string.Concat(span.TagObjects)}", StringComparison.Ordinal));
    }

    static Activity Single(RecordedSpans spans, string instanceId, string name) =>
        Assert.Single(spans.OfInstance(instanceId), span => span.OperationName == name);

    // The server's span ends a moment after its answer was read; it is the parent of one that has ended.
    static IEnumerable<Activity> RequestOf(RecordedSpans spans, string instanceId)
    {
        Activity create = Single(spans, instanceId, "create_orchestration:TracedFlow");
        SpinWait.SpinUntil(() => spans.Of(create.TraceId).Any(span => span.Source.Name == "Microsoft.AspNetCore"));
        return spans.Of(create.TraceId).Where(span => span.Source.Name == "Microsoft.AspNetCore");
    }

    static DurableFunctionCatalog Waiting() => new DurableFunctionCatalog()
        .AddOrchestrator("Waits", async context =>
        {
            await context.CallActivityAsync("Step");
            await context.WaitForExternalEvent<string>("Go");
            await context.CallActivityAsync("Step");
            return null;
        })
        .AddActivity("Step", (_, _) => Task.FromResult<object?>(null));

    public static class TracedFunctions
    {
        [Function("Traced")]
        public static async Task<IResult> Traced(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "traced")] HttpRequest request, [DurableClient] DurableTaskClient client)
        {
            string id = await client.ScheduleNewOrchestrationInstanceAsync("TracedFlow", request.HttpContext.RequestAborted);
            await client.WaitForInstanceCompletionAsync(id, request.HttpContext.RequestAborted);
            return Results.Text(id);
        }

        [Function("TracedFlow")]
        public static Task TracedFlow([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallSubOrchestratorAsync("TracedChild", input: null, new SubOrchestrationOptions(retry: null, $"{context.InstanceId}-child"));

        [Function("TracedChild")]
        public static Task TracedChild([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("TracedActivity", "x");

        [Function("TracedActivity")]
        public static string TracedActivity([ActivityTrigger] string input) => input;
    }
}
