using Hpki.LocalRuntime.Durable;

namespace Hpki.LocalRuntime.CrashSubject;

/// <summary>The flows of the workload. Each result shows whether a turn, an event or a result was lost or came twice.</summary>
public static class Flows
{
    /// <summary>The item that ends a collector.</summary>
    public const int Close = 0;

    /// <summary>The flows, with an activity that says each of its runs.</summary>
    public static DurableFunctionCatalog Catalog(Action<string> say) => new DurableFunctionCatalog()
        .AddOrchestrator("Chain", ChainAsync)
        .AddOrchestrator("Family", FamilyAsync)
        .AddOrchestrator("Sleeper", SleeperAsync)
        .AddOrchestrator("Collector", CollectorAsync)
        .AddOrchestrator("Rounds", RoundsAsync)
        .AddOrchestrator("Sender", SenderAsync)
        .AddActivity("Next", (invocation, _) =>
        {
            say($"ran {invocation.InstanceId}/{invocation.TaskId}");
            return Task.FromResult<object?>(invocation.ReadInput<int>() + 1);
        });

    /// <summary>The result of a chain: 1 + 2 + … + n.</summary>
    public static int ChainSum(int steps) => steps * (steps + 1) / 2;

    static async Task<object?> ChainAsync(TaskOrchestrationContext context)
    {
        int sum = 0;
        for (int i = 0; i < context.GetInput<int>(); i++)
        {
            sum += await context.CallActivityAsync<int>("Next", i);
        }

        return sum;
    }

    static async Task<object?> FamilyAsync(TaskOrchestrationContext context)
    {
        int[] sums = await Task.WhenAll(Enumerable.Range(1, context.GetInput<int>()).Select(steps => context.CallSubOrchestratorAsync<int>(
            "Chain", steps, new SubOrchestrationOptions { InstanceId = $"{context.InstanceId}-{steps}" })));
        return sums.Sum();
    }

    /// <summary>Short timers, each raced against a long one that is then cancelled. Counts them; -1 when time went back.</summary>
    static async Task<object?> SleeperAsync(TaskOrchestrationContext context)
    {
        int count = 0;
        for (int i = 0; i < context.GetInput<int>(); i++)
        {
            DateTime before = context.CurrentUtcDateTime;
            using CancellationTokenSource cancel = new();
            Task nap = context.CreateTimer(TimeSpan.FromMilliseconds(i), CancellationToken.None);
            count += await Task.WhenAny(nap, context.CreateTimer(TimeSpan.FromHours(1), cancel.Token)) == nap ? 1 : 0;
            cancel.Cancel();
            if (context.CurrentUtcDateTime < before)
            {
                return -1;
            }
        }

        return count;
    }

    static async Task<object?> CollectorAsync(TaskOrchestrationContext context)
    {
        List<int> items = [];
        while (await context.WaitForExternalEvent<int>("Item") is var item and not Close)
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>A collector that continues as new after each item, and each time none has come for a while.</summary>
    static async Task<object?> RoundsAsync(TaskOrchestrationContext context)
    {
        List<int> items = context.GetInput<List<int>>() ?? [];
        using CancellationTokenSource cancel = new();
        Task<int> item = context.WaitForExternalEvent<int>("Item");
        await Task.WhenAny(item, context.CreateTimer(TimeSpan.FromMilliseconds(15), cancel.Token));
        cancel.Cancel();
        if (item.IsCompleted)
        {
            if (await item == Close)
            {
                return items;
            }

            items.Add(await item);
        }

        context.ContinueAsNew(items);
        return null;
    }

    /// <summary>Sends numbers, from the one given on, to the collector beside it.</summary>
    static async Task<object?> SenderAsync(TaskOrchestrationContext context)
    {
        int first = context.GetInput<int>();
        for (int i = 0; i < 4; i++)
        {
            int item = await context.CallActivityAsync<int>("Next", first + i - 1);
            context.SendEvent(context.InstanceId.Replace("sender", "collector", StringComparison.Ordinal), "Item", item);
        }

        return first;
    }
}
