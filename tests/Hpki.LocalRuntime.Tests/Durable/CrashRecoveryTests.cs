using Hpki.LocalRuntime.Tests.Durability;

namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class CrashRecoveryTests
{
    [Fact]
    public async Task Open_WhileAnotherProcessRuns_IsRefused()
    {
        using StoreFile file = new();
        using MortalProcess owner = await MortalProcess.HoldAsync(file.Path);

        StoreInUseException refused = await Assert.ThrowsAsync<StoreInUseException>(() => TestHost.StartAsync(new(), file.Path));

        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_InTheSameProcessTwice_IsRefused()
    {
        using StoreFile file = new();
        await using TestHost owner = await TestHost.StartAsync(new(), file.Path);

        await Assert.ThrowsAsync<StoreInUseException>(() => TestHost.StartAsync(new(), file.Path));
    }

    [Fact]
    public async Task Stop_WhileActivityRuns_RunsItAgainAtNextStart()
    {
        using StoreFile file = new();
        TaskCompletionSource running = new();
        int runs = 0;
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Calls", async context => await context.CallActivityAsync<string>("Slow"))
            .AddActivity("Slow", async (_, stopping) =>
            {
                if (++runs == 1)
                {
                    running.SetResult();
                    await Task.Delay(Timeout.Infinite, stopping);
                }

                return "done";
            });
        await using (TestHost first = await TestHost.StartAsync(catalog, file.Path))
        {
            await first.StartInstanceAsync("Calls");
            await running.Task;
        }

        await using TestHost second = await TestHost.StartAsync(catalog, file.Path);
        OrchestrationMetadata ended = await second.SettledAsync();

        Assert.Equal("done", ended.ReadOutputAs<string>());
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Start_WithEventsTimersAndStartsLeft_GoesOn()
    {
        using StoreFile file = new();
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"))
            .AddOrchestrator("Sleeps", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(400), CancellationToken.None);
                return "awake";
            });
        await using TestHost first = await TestHost.StartAsync(catalog, file.Path);
        await first.StartInstanceAsync("Waits", id: "waits");
        await first.StartInstanceAsync("Sleeps", id: "sleeps");
        await first.StartInstanceAsync("Sleeps", id: "later", startAt: first.Clock.GetUtcNow().AddDays(30));
        await first.SettleAsync();
        await first.DisposeAsync();

        await using TestHost second = await TestHost.StartAsync(catalog, file.Path, first.Clock);
        await second.Client.RaiseEventAsync("waits", "Go", "there", TestContext.Current.CancellationToken);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await second.SettledAsync("later")).RuntimeStatus);
        await second.SkipAsync(TimeSpan.FromDays(430));

        Assert.Equal("there", (await second.SettledAsync("waits")).ReadOutputAs<string>());
        Assert.Equal("awake", (await second.SettledAsync("sleeps")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await second.SettledAsync("later")).RuntimeStatus);
    }
}
