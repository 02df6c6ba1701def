namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class CrashRecoveryTests
{
    const int Instances = 20;
    const int Steps = 8;

    [Fact]
    public async Task Start_AfterKills_EndsEverythingAccepted()
    {
        using StoreFile file = new();
        int[] activitiesBeforeKill = [1, 7, 30, 61];
        List<string> lines = [];
        for (int run = 0; run < activitiesBeforeKill.Length; run++)
        {
            using CrashSubject subject = new(file.Path, run * Instances, Instances, Steps);
            lines.AddRange(await subject.ReadAsync("ran", activitiesBeforeKill[run]));
            lines.AddRange(await subject.KillAsync());
        }

        using CrashSubject last = new(file.Path, 0, 0, Steps);
        lines.AddRange(await last.ReadToEndAsync());

        string[] accepted = [.. Of(lines, "accepted")];
        ILookup<string, string> ended = Of(lines, "ended").ToLookup(line => line.Split(' ')[0], line => line.Split(' ', 2)[1]);
        Assert.NotEmpty(accepted);
        Assert.All(accepted, id => Assert.Equal($"Completed {Steps}", ended[id].Last()));
        Assert.All(
            Of(lines, "ran").GroupBy(step => step),
            runs => Assert.InRange(runs.Count(), 1, activitiesBeforeKill.Length + 1));
    }

    [Fact]
    public async Task Open_WhileAnotherProcessRuns_IsRefused()
    {
        using StoreFile file = new();
        using CrashSubject owner = new(file.Path, 0, 1, 100_000);
        await owner.ReadAsync("open", 1);

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

    static IEnumerable<string> Of(IEnumerable<string> lines, string kind)
        => lines.Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Select(line => line[(kind.Length + 1)..]);
}
