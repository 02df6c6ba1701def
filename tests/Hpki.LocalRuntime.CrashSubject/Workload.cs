using System.Globalization;

namespace Hpki.LocalRuntime.CrashSubject;

/// <summary>
/// One run's share of the mixed workload: everything a client can do, at once. Says what was accepted, and after how many bytes of the
/// write-ahead log.
/// </summary>
sealed class Workload(DurableTaskClient client, string database, int run)
{
    const int Items = 6;

    public Task PlayAsync() => Task.WhenAll(
        RunAsync("chain", "Chain", 8),
        RunAsync("family", "Family", 3),
        RunAsync("sleeper", "Sleeper", 8),
        CollectAsync(),
        RoundAsync(),
        TerminateAsync(),
        PurgeAsync(),
        StartAgainAsync());

    async Task RunAsync(string kind, string flow, int input)
        => await client.WaitForInstanceCompletionAsync(await StartAsync(kind, flow, input));

    /// <summary>Items from outside and from another instance, some while it is suspended.</summary>
    async Task CollectAsync()
    {
        string id = await StartAsync("collector", "Collector", null);
        await StartAsync("sender", "Sender", Item(50));
        for (int i = 1; i <= Items; i++)
        {
            if (i == 3)
            {
                await client.SuspendInstanceAsync(id, "pause");
            }

            await RaiseAsync(id, Item(i));
        }

        await client.ResumeInstanceAsync(id);
    }

    async Task RoundAsync()
    {
        string id = await StartAsync("rounds", "Rounds", null);
        for (int i = 1; i <= Items; i++)
        {
            await RaiseAsync(id, Item(i));
        }
    }

    async Task TerminateAsync()
    {
        string id = await StartAsync("victim", "Collector", null);
        await RaiseAsync(id, Item(1));
        await client.TerminateInstanceAsync(id, "enough");
        Accepted($"terminate {id}");
    }

    async Task PurgeAsync()
    {
        string id = await StartAsync("gone", "Chain", 2);
        await client.WaitForInstanceCompletionAsync(id);
        await client.PurgeInstanceAsync(id);
        Accepted($"purge {id}");
    }

    async Task StartAgainAsync()
    {
        string id = await StartAsync("again", "Chain", 2);
        await client.WaitForInstanceCompletionAsync(id);
        await StartAsync("again", "Chain", 3);
    }

    async Task<string> StartAsync(string kind, string flow, int? input)
    {
        string id = $"{kind}-{run}";
        await client.ScheduleNewOrchestrationInstanceAsync(flow, input, new StartOrchestrationOptions(id));
        Accepted(string.Create(CultureInfo.InvariantCulture, $"start {id} {input ?? 0}"));
        return id;
    }

    async Task RaiseAsync(string id, int item)
    {
        await client.RaiseEventAsync(id, "Item", item);
        Accepted(string.Create(CultureInfo.InvariantCulture, $"item {id} {item}"));
    }

    int Item(int number) => (run * 100) + number;

    // Written before it was accepted, so a log that is intact up to here holds it.
    void Accepted(string what) => Journal.Say(string.Create(
        CultureInfo.InvariantCulture, $"accepted {what} {new FileInfo(database + "-wal").Length}"));
}
