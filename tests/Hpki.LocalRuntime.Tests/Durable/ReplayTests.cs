using Hpki.LocalRuntime.Tests.Durable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class ReplayTests
{
    [Fact]
    public async Task Turn_WithReorderedSteps_ParksUntilFixedAndResumed()
    {
        using StoreFile file = new();
        await using (TestHost before = await TestHost.StartAsync(Catalog("First", "Second"), file.Path))
        {
            await before.StartInstanceAsync("Flow");
            await before.SettleAsync();
        }

        await using (TestHost broken = await TestHost.StartAsync(Catalog("Second", "First"), file.Path))
        {
            await broken.Client.RaiseEventAsync("i", "Go", "x", TestContext.Current.CancellationToken);
            OrchestrationMetadata parked = await broken.SettledAsync();

            Assert.Equal(OrchestrationRuntimeStatus.Suspended, parked.RuntimeStatus);
            Assert.Contains("then it took #0 activity 'First', now #0 activity 'Second'", parked.SerializedOutput, StringComparison.Ordinal);
        }

        await using TestHost mended = await TestHost.StartAsync(Catalog("First", "Second"), file.Path);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await mended.SettledAsync()).RuntimeStatus);
        await mended.Client.ResumeInstanceAsync("i", cancellation: TestContext.Current.CancellationToken);
        OrchestrationMetadata ended = await mended.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal("x after First,Second", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Parked_ResumedWithoutAFix_ParksAgain_WithAnAlarmEachTime()
    {
        using StoreFile file = new();
        using RecordingLoggers loggers = new();
        await using (TestHost before = await TestHost.StartAsync(Catalog("First", "Second"), file.Path))
        {
            await before.StartInstanceAsync("Flow");
            await before.SettleAsync();
        }

        await using TestHost broken = await TestHost.StartAsync(Catalog("First", "Third"), file.Path, loggers: loggers);
        using RecordedMetrics metrics = new(broken.Engine);
        await broken.Client.RaiseEventAsync("i", "Go", "x", TestContext.Current.CancellationToken);
        await broken.SettledAsync();
        double once = metrics.Sum("durabletask.orchestration.parked", "Flow");
        await broken.Client.RaiseEventAsync("i", "Go", "y", TestContext.Current.CancellationToken);
        await broken.SettledAsync();
        double still = metrics.Sum("durabletask.orchestration.parked", "Flow");
        await broken.Client.ResumeInstanceAsync("i", cancellation: TestContext.Current.CancellationToken);
        OrchestrationMetadata again = await broken.SettledAsync();

        const string Mismatch = "The orchestrator 'Flow' no longer matches its history, in turn 2 of 2024-05-01T00:00:00.0000000Z: "
            + "then it took #1 activity 'Second', now #1 activity 'Third'.";
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, again.RuntimeStatus);
        Assert.Equal(Mismatch, again.SerializedOutput);
        Assert.Equal((1, 1, 2), (once, still, metrics.Sum("durabletask.orchestration.parked", "Flow")));
        Assert.Equal(
            [$"Orchestration Flow i is parked until resumed: {Mismatch}", $"Orchestration Flow i is parked until resumed: {Mismatch}"],
            loggers.LinesOf(typeof(LocalDurableTaskEngine).FullName!, LogLevel.Error));
    }

    [Fact]
    public async Task Turn_WithAStepMore_Parks()
    {
        using StoreFile file = new();
        await using (TestHost before = await TestHost.StartAsync(Catalog("First"), file.Path))
        {
            await before.StartInstanceAsync("Flow");
            await before.SettleAsync();
        }

        await using TestHost broken = await TestHost.StartAsync(Catalog("First", "Second"), file.Path);
        await broken.Client.RaiseEventAsync("i", "Go", "x", TestContext.Current.CancellationToken);
        OrchestrationMetadata parked = await broken.SettledAsync();

        Assert.Contains("then it took no further step, now #1 activity 'Second'", parked.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_WithoutItsOrchestrator_Parks()
    {
        using StoreFile file = new();
        await using (TestHost before = await TestHost.StartAsync(Catalog("First"), file.Path))
        {
            await before.StartInstanceAsync("Flow");
            await before.SettleAsync();
        }

        await using TestHost without = await TestHost.StartAsync(new(), file.Path);
        await without.Client.RaiseEventAsync("i", "Go", "x", TestContext.Current.CancellationToken);
        OrchestrationMetadata parked = await without.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, parked.RuntimeStatus);
        Assert.Contains("no longer exists", parked.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplaySafeLogger_OverManyTurns_WritesEachLineOnce()
    {
        using RecordingLoggers loggers = new();
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Logs", async context =>
            {
                ILogger logger = context.CreateReplaySafeLogger("flow");
                for (int i = 0; i < 3; i++)
                {
                    Write(logger, $"before {i}");
                    await context.CallActivityAsync("Echo", i);
                }

                return null;
            })
            .AddActivity("Echo", (_, _) => Task.FromResult<object?>(null));
        await using TestHost host = await TestHost.StartAsync(catalog, loggers: loggers);

        await host.StartInstanceAsync("Logs");
        await host.SettleAsync();

        Assert.Equal(["before 0", "before 1", "before 2"], loggers.LinesOf("flow"));
    }

    [Fact]
    public async Task ForeignAwait_WithATimerOpen_FailsWhenItComesBack()
    {
        TaskCompletionSource foreign = new(TaskCreationOptions.RunContinuationsAsynchronously);
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Strays", async context =>
        {
            _ = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            await foreign.Task;
            return "never";
        });
        await using TestHost host = await TestHost.StartAsync(catalog);
        await host.StartInstanceAsync("Strays");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.SettledAsync()).RuntimeStatus);

        foreign.SetResult();
        OrchestrationMetadata ended = await host.Client.WaitForInstanceCompletionAsync("i", true, TestContext.Current.CancellationToken);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("Await only the tasks of the orchestration context", ended.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_OfThousandActivities_Completes()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Long", async context =>
            {
                int n = 0;
                while (n < 1000)
                {
                    n = await context.CallActivityAsync<int>("Increment", n);
                }

                return n;
            })
            .AddActivity("Increment", (invocation, _) => Task.FromResult<object?>(invocation.ReadInput<int>() + 1));
        using StoreFile file = new();
        await using TestHost host = await TestHost.StartAsync(catalog, file.Path);

        await host.StartInstanceAsync("Long");
        OrchestrationMetadata ended = await host.SettledAsync();

        Assert.Equal(1000, ended.ReadOutputAs<int>());
    }

    static void Write(ILogger logger, string line)
        => logger.Log(LogLevel.Information, default, line, null, (state, _) => state);

    /// <summary>A flow that runs the given activities, then waits.</summary>
    static DurableFunctionCatalog Catalog(params string[] activities) => new DurableFunctionCatalog()
        .AddOrchestrator("Flow", async context =>
        {
            foreach (string activity in activities)
            {
                await context.CallActivityAsync(activity);
            }

            return $"{await context.WaitForExternalEvent<string>("Go")} after {string.Join(",", activities)}";
        })
        .AddActivity("First", (_, _) => Task.FromResult<object?>(null))
        .AddActivity("Second", (_, _) => Task.FromResult<object?>(null))
        .AddActivity("Third", (_, _) => Task.FromResult<object?>(null));
}
