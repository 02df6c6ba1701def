using System.Collections.Concurrent;
using Hpki.LocalRuntime.Durable.Engine;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>Much work for one instance, and much work left by an earlier run: others come to their turn, and nothing is lost or out of order.</summary>
public sealed class LoadTests
{
    const int Many = 3000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restart_WithThousandsOfEventsForOneInstance_LetsTheOthersEndFirst()
    {
        using StoreFile file = new();
        await using (LocalDurableTaskEngine before = Engine(file.Path, []))
        {
            await StartAsync(before, "busy", Many, takes: Many + 1);
            await StartAsync(before, "other", 1, takes: 1);
        }

        ConcurrentQueue<string> ended = [];
        await using LocalDurableTaskEngine engine = Engine(file.Path, ended);
        await engine.Client.RaiseEventAsync("busy", "Go", Many, Token);
        await StartAsync(engine, "late", 1, takes: 1);
        await engine.StartAsync(Token);
        await engine.WaitUntilIdleAsync(Token);

        Assert.Equal(["other", "late", "busy"], ended);
    }

    [Fact]
    public async Task Call_OfThousandsAtOnce_GivesEachItsInput()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Calls", async context =>
            {
                int[] results = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => context.CallActivityAsync<int>("Echo", i)));
                return results.SequenceEqual(Enumerable.Range(0, Many));
            })
            .AddActivity("Echo", (invocation, _) => Task.FromResult<object?>(invocation.ReadInput<int>()));
        await using TestHost host = await TestHost.StartAsync(catalog);

        await host.StartInstanceAsync("Calls");

        Assert.True((await host.SettledAsync()).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Activities_OfOneInstanceWithMany_LetAnotherHaveItsTurn()
    {
        await using DurableStore store = DurableStore.OpenInMemory();
        ActivityQueue queue = new(store, Token);
        foreach ((long instance, int task) in new[] { (1L, 0), (1L, 1), (1L, 2), (2L, 0), (3L, 0), (3L, 1) })
        {
            queue.Add(new(instance, task, "Work", null, "i", null));
        }

        List<(long, int)> taken = [];
        while (queue.Count > 0)
        {
            await queue.ClaimAsync();
            ActivityRow row = queue.Take()!;
            taken.Add((row.Instance, row.Task));
        }

        Assert.Equal([(1, 0), (2, 0), (3, 0), (1, 1), (3, 1), (1, 2)], taken);
    }

    [Fact]
    public async Task Purge_ByFilter_TakesAllPiecesAndLeavesWhatRuns()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Ends", _ => Task.FromResult<object?>(null))
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));
        await using TestHost host = await TestHost.StartAsync(catalog);
        for (int i = 0; i < 120; i++)
        {
            await host.StartInstanceAsync(i % 4 == 0 ? "Waits" : "Ends", id: $"i-{i:D3}");
        }

        await host.SettleAsync();
        PurgeResult purged = await host.Client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Completed]), Token);

        Assert.Equal(90, purged.PurgedInstanceCount);
        Assert.Equal(30, await host.Client.GetAllInstancesAsync().CountAsync(Token));
    }

    [Fact]
    public async Task Query_AcrossStatusesAndPages_KeepsOneOrder()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Ends", _ => Task.FromResult<object?>(null))
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));
        await using TestHost host = await TestHost.StartAsync(catalog);

        // The last two stand in this order in UTF-8, and in the other in UTF-16.
        string[] ids = ["p-1", "p-2", "p-3", "p-\uFFFD", "p-\U0001F600"];
        foreach (string id in ids)
        {
            await host.StartInstanceAsync(id is "p-2" or "p-\U0001F600" ? "Ends" : "Waits", id: id);
        }

        await host.StartInstanceAsync("Waits", id: "q");
        await host.SettleAsync();
        List<string> listed = [];
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "p-", PageSize: 1)))
        {
            listed.Add(instance.InstanceId);
        }

        Assert.Equal(ids, listed);
    }

    static LocalDurableTaskEngine Engine(string path, ConcurrentQueue<string> ended) => new(
        new DurableFunctionCatalog().AddOrchestrator("Counts", async context =>
        {
            for (int i = 0; i < context.GetInput<int>(); i++)
            {
                int number = await context.WaitForExternalEvent<int>("Go");
                if (number != i)
                {
                    throw new InvalidOperationException($"Event {number} came where {i} was due.");
                }
            }

            ended.Enqueue(context.InstanceId);
            return null;
        }),
        new LocalDurableTaskOptions { DatabasePath = path, MaxConcurrentTurns = 1 }, TimeProvider.System, NullLoggerFactory.Instance);

    /// <summary>Starts an instance that takes so many events, and raises some for it, numbered from 0.</summary>
    static async Task StartAsync(LocalDurableTaskEngine engine, string id, int events, int takes)
    {
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Counts", takes, new StartOrchestrationOptions(id), Token);
        await Task.WhenAll(Enumerable.Range(0, events).Select(i => engine.Client.RaiseEventAsync(id, "Go", i, Token)));
    }
}
