using Hpki.LocalRuntime.Durable.Insight;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>What can be seen of an instance from outside.</summary>
public sealed class InspectionTests
{
    [Fact]
    public async Task Inspect_OfAWaitingInstance_SaysWhatItWaitsForAndWhatItWentThrough()
    {
        TaskCompletionSource runs = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<object?> slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestHost host = await TestHost.StartAsync(new DurableFunctionCatalog()
            .AddOrchestrator("Waits", async context =>
            {
                await context.CallActivityAsync("Quick");
                Task signal = context.WaitForExternalEvent<string>("Go");
                Task timer = context.CreateTimer(new DateTime(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
                Task child = context.CallSubOrchestratorAsync("Child", input: null, new SubOrchestrationOptions(retry: null, "child"));
                Task activity = context.CallActivityAsync("Slow");
                await Task.WhenAll(signal, timer, child, activity);
                return null;
            })
            .AddOrchestrator("Child", async context => await context.WaitForExternalEvent<string>("ForChild"))
            .AddActivity("Quick", (_, _) => Task.FromResult<object?>(null))
            .AddActivity("Slow", (_, stopping) =>
            {
                runs.SetResult();
                return slow.Task.WaitAsync(stopping);
            }));
        await host.StartInstanceAsync("Waits");
        await runs.Task;
        await host.Engine.WaitUntilIdleAsync(() => 1, TestContext.Current.CancellationToken);

        InstanceInsight seen = host.Engine.Inspect("i")!;

        Assert.Equal(
            [
                new(OpenWaitKind.Event, "Go", null), new(OpenWaitKind.Timer, null, new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero)),
                new(OpenWaitKind.SubOrchestration, "Child", null), new(OpenWaitKind.Activity, "Slow", null),
            ],
            seen.Waits);
        Assert.Equal(
            [("Started", "ActivityCalled Quick"), ("TaskCompleted Quick", "TimerSet , SubOrchestrationStarted Child, ActivityCalled Slow")],
            seen.Turns.Select(turn => (Said(turn.CameIn), Said(turn.SetOff))));
        Assert.Equal((6, true), (seen.Events, seen.Bytes > 0));
        Assert.Null(seen.Mismatch);
        Assert.Null(host.Engine.Inspect("nobody"));
        slow.SetResult(null);
    }

    [Fact]
    public async Task Inspect_OfInstancesThatNoLongerMatch_SaysWhyBeforeTheirNextTurnToo()
    {
        using StoreFile file = new();
        await using (TestHost before = await TestHost.StartAsync(Calling("First"), file.Path))
        {
            await before.StartInstanceAsync("Flow", id: "parked");
            await before.StartInstanceAsync("Flow", id: "suspended");
            await before.SettleAsync();
            await before.Client.SuspendInstanceAsync("suspended", "x", TestContext.Current.CancellationToken);
            await before.SettleAsync();
        }

        await using TestHost broken = await TestHost.StartAsync(Calling("Second"), file.Path);
        await broken.Client.RaiseEventAsync("parked", "Go", "x", TestContext.Current.CancellationToken);
        await broken.SettleAsync();

        Assert.Contains("then it took #0 activity 'First', now #0 activity 'Second'", broken.Engine.Inspect("parked")!.Mismatch, StringComparison.Ordinal);
        Assert.Equal(PastTurnKind.Parked, broken.Engine.Inspect("parked")!.Turns[^1].Kind);
        Assert.Contains("now #0 activity 'Second'", broken.Engine.Inspect("suspended")!.Mismatch, StringComparison.Ordinal);
        Assert.Equal(["parked"], broken.Engine.ParkedInstances(10));
    }

    static string Said(IEnumerable<PastEvent> events) => string.Join(", ", events.Select(past => past.Kind == PastEventKind.Started ? "Started" : $"{past.Kind} {past.Name}"));

    static DurableFunctionCatalog Calling(string activity) => new DurableFunctionCatalog()
        .AddOrchestrator("Flow", async context =>
        {
            await context.CallActivityAsync(activity);
            return await context.WaitForExternalEvent<string>("Go");
        })
        .AddActivity("First", (_, _) => Task.FromResult<object?>(null))
        .AddActivity("Second", (_, _) => Task.FromResult<object?>(null));
}
