namespace Hpki.LocalRuntime.Tests.Durable.Telemetry;

/// <summary>What the engine counts and measures.</summary>
public sealed class MetricTests
{
    [Fact]
    public async Task Metrics_OfFlowsThatEndInEveryWay_CountEach()
    {
        await using TestHost host = await TestHost.StartAsync(new DurableFunctionCatalog()
            .AddOrchestrator("Ends", async context => await context.CallActivityAsync<string>("Works"))
            .AddOrchestrator("Throws", async context => await context.CallActivityAsync<string>("Breaks"))
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"))
            .AddOrchestrator("Calls", async context => await context.CallSubOrchestratorAsync<string>("Ends"))
            .AddActivity("Works", (_, _) => Task.FromResult<object?>("done"))
            .AddActivity("Breaks", (_, _) => throw new InvalidOperationException("no")));
        using RecordedMetrics metrics = new(host.Engine);

        foreach (string flow in new[] { "Ends", "Throws", "Waits", "Calls" })
        {
            await host.StartInstanceAsync(flow, id: flow);
        }

        await host.StartInstanceAsync("Waits", id: "terminated");
        await host.SettleAsync();
        await host.Client.TerminateInstanceAsync("terminated", TestContext.Current.CancellationToken);
        await host.SettleAsync();
        metrics.Observe();

        Assert.Equal((2, 6), (metrics.Sum("durabletask.orchestration.started", "Ends"), metrics.Sum("durabletask.orchestration.started")));
        Assert.Equal(
            (3, 1, 1, 0),
            (metrics.Sum("durabletask.orchestration.completed"), metrics.Sum("durabletask.orchestration.failed", "Throws"),
                metrics.Sum("durabletask.orchestration.terminated", "Waits"), metrics.Sum("durabletask.orchestration.parked")));
        Assert.Equal((3, 1), (metrics.Count("durabletask.activity.duration"), metrics.Sum("durabletask.activity.failures", "Breaks")));
        Assert.Equal(1, metrics.Sum("durabletask.orchestration.waiting"));
        Assert.Equal((1, 1), (metrics.Count("durabletask.turn.queue.length"), metrics.Count("durabletask.activity.queue.length")));
        Assert.True(metrics.Count("durabletask.turn.duration") >= 6);
    }

    [Fact]
    public async Task History_PastItsEvents_WarnsOnce_AlsoAfterARestart()
    {
        using StoreFile file = new();
        using RecordingLoggers loggers = new();
        double warnings;
        await using (TestHost host = await TestHost.StartAsync(Counting(), file.Path, loggers: loggers))
        {
            using RecordedMetrics metrics = new(host.Engine);
            await host.StartInstanceAsync("Counts");
            await RaiseAsync(host, 249);

            // The start and 249 events, each with the step that it sets off.
            Assert.Equal(0, metrics.Sum("durabletask.orchestration.history.warnings"));

            await RaiseAsync(host, 3);
            warnings = metrics.Sum("durabletask.orchestration.history.warnings", "Counts");
        }

        await using TestHost again = await TestHost.StartAsync(Counting(), file.Path, loggers: loggers);
        using RecordedMetrics later = new(again.Engine);
        await RaiseAsync(again, 3);

        Assert.Equal((1, 0), (warnings, later.Sum("durabletask.orchestration.history.warnings")));
        Assert.Single(Warnings(loggers));
    }

    [Fact]
    public async Task History_PastAMebibyte_WarnsOnce()
    {
        using RecordingLoggers loggers = new();
        await using TestHost host = await TestHost.StartAsync(Counting(), loggers: loggers);
        using RecordedMetrics metrics = new(host.Engine);
        await host.StartInstanceAsync("Counts");
        string large = new('x', 300_000);
        foreach (int expected in new[] { 0, 0, 0, 1, 1 })
        {
            await host.Client.RaiseEventAsync("i", "Go", large, TestContext.Current.CancellationToken);
            await host.SettleAsync();

            Assert.Equal(expected, metrics.Sum("durabletask.orchestration.history.warnings"));
        }

        Assert.Contains("i has ", Assert.Single(Warnings(loggers)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_ThatContinuesAsNew_NeverWarns()
    {
        await using TestHost host = await TestHost.StartAsync(new DurableFunctionCatalog().AddOrchestrator("Rounds", async context =>
        {
            for (int i = 0; i < 100; i++)
            {
                await context.WaitForExternalEvent<string>("Go");
            }

            context.ContinueAsNew();
            return null;
        }));
        using RecordedMetrics metrics = new(host.Engine);
        await host.StartInstanceAsync("Rounds");

        await RaiseAsync(host, 1100);

        Assert.Equal(0, metrics.Sum("durabletask.orchestration.history.warnings"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.SettledAsync()).RuntimeStatus);
    }

    static async Task RaiseAsync(TestHost host, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await host.Client.RaiseEventAsync("i", "Go", "x", TestContext.Current.CancellationToken);
        }

        await host.SettleAsync();
    }

    static IEnumerable<string> Warnings(RecordingLoggers loggers) =>
        loggers.LinesOf(typeof(LocalDurableTaskEngine).FullName!).Where(line => line.Contains("of history", StringComparison.Ordinal));

    /// <summary>A flow that takes one step for each event.</summary>
    static DurableFunctionCatalog Counting() => new DurableFunctionCatalog()
        .AddOrchestrator("Counts", async context =>
        {
            while (true)
            {
                await context.WaitForExternalEvent<string>("Go");
                context.SendEvent("nobody", "Heard", "x");
            }
        });
}
