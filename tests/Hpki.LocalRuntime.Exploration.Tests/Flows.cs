using Hpki.LocalRuntime.Durable;

namespace Hpki.LocalRuntime.Exploration.Tests;

/// <summary>The orchestrations of the scenarios. They answer with what they took, in order.</summary>
static class Flows
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static DurableFunctionCatalog Catalog() => new DurableFunctionCatalog()
        .AddOrchestrator("Collect", async context => string.Join(' ', await CollectAsync(context)))
        .AddOrchestrator("CollectAndTime", async context => await CollectAndTimeAsync(context))
        .AddOrchestrator("Rounds", async context => await RoundAsync(context))
        .AddOrchestrator("FanOut", async context => await FanOutAsync(context))
        .AddOrchestrator("Parent", async context => await ParentAsync(context))
        .AddActivity("Echo", async (invocation, _) =>
        {
            await Task.Yield();
            return invocation.ReadInput<string>();
        });

    /// <summary>Signals up to the one named end.</summary>
    static async Task<List<string>> CollectAsync(TaskOrchestrationContext context)
    {
        List<string> taken = [];
        do
        {
            taken.Add(await context.WaitForExternalEvent<string>("signal"));
        }
        while (taken[^1] != "end");

        return taken;
    }

    /// <summary>Signals up to the end, and a timer.</summary>
    static async Task<string> CollectAndTimeAsync(TaskOrchestrationContext context)
    {
        Task timer = context.CreateTimer(Patience, CancellationToken.None);
        List<string> taken = await CollectAsync(context);
        await timer;
        return string.Join(' ', taken);
    }

    /// <summary>A signal or a timer a round, whichever comes first; the rounds' takings pass from one to the next.</summary>
    static async Task<string?> RoundAsync(TaskOrchestrationContext context)
    {
        string before = context.GetInput<string>() ?? string.Empty;
        using CancellationTokenSource cancelling = new();
        Task timer = context.CreateTimer(Patience, cancelling.Token);
        Task<string> signal = context.WaitForExternalEvent<string>("signal");
        if (await Task.WhenAny(timer, signal) == timer)
        {
            context.ContinueAsNew($"{before}timer ");
            return null;
        }

        // Not CancelAsync: it would go on outside the orchestration's thread.
#pragma warning disable CA1849
        cancelling.Cancel();
#pragma warning restore CA1849
        if (await signal == "end")
        {
            return $"{before}end";
        }

        context.ContinueAsNew($"{before}{await signal} ");
        return null;
    }

    /// <summary>Three activities at once on what was given, and then a signal.</summary>
    static async Task<string> FanOutAsync(TaskOrchestrationContext context)
    {
        string given = context.GetInput<string>()!;
        List<Task<string>> echoes = [.. Enumerable.Range(0, 3).Select(n => context.CallActivityAsync<string>("Echo", given + n))];
        string[] answers = await Task.WhenAll(echoes);
        return $"{string.Join(' ', answers)} {await context.WaitForExternalEvent<string>("signal")}";
    }

    /// <summary>Awaits a child that collects signals.</summary>
    static async Task<string> ParentAsync(TaskOrchestrationContext context)
        => await context.CallSubOrchestratorAsync<string>("Collect", input: null, new SubOrchestrationOptions { InstanceId = "child" });
}
