using System.Diagnostics;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.Benchmarks;

/// <summary>
/// A history of ten thousand events, read from disk and replayed when the next event comes; and five years skipped of a case with two
/// thousand timers one after the other, whose history is replayed at each.
/// </summary>
sealed class ReplayBenchmark : Benchmark
{
    const int CallsTogether = 10;
    const int Rounds = 500;
    const int Timers = 2000;
    static readonly TimeSpan FiveYears = TimeSpan.FromDays(5 * 365.25);

    public override string Name => "replay";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["replay10kMs"] = Bound.AtMost(1000),
        ["skipFiveYearsMs"] = Bound.AtMost(1000),
    };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("hpki-replay").FullName;
        try
        {
            LocalDurableTaskOptions options = new() { DatabasePath = Path.Combine(folder, "orchestrations.db") };
            await MakeHistoryAsync(options);
            return new Dictionary<string, double>
            {
                ["replay10kMs"] = await ReplayAsync(options),
                ["skipFiveYearsMs"] = await SkipWarmAsync(),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Each call is two events: made and ended.
    static DurableFunctionCatalog Calls() => new DurableFunctionCatalog()
        .AddOrchestrator("Calls", async context =>
        {
            int sum = 0;
            for (int round = 0; round < Rounds; round++)
            {
                int[] results = await Task.WhenAll(Enumerable.Range(0, CallsTogether).Select(i => context.CallActivityAsync<int>("Echo", i)));
                sum += results.Length;
            }

            return sum + await context.WaitForExternalEvent<int>("signal");
        })
        .AddActivity("Echo", (invocation, _) => Task.FromResult<object?>(invocation.ReadInput<int>()));

    static async Task MakeHistoryAsync(LocalDurableTaskOptions options)
    {
        await using LocalDurableTaskEngine engine = new(Calls(), options, TimeProvider.System, NullLoggerFactory.Instance);
        await engine.StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Calls", null, new StartOrchestrationOptions("long"));
        await engine.WaitUntilIdleAsync();
    }

    static async Task<double> ReplayAsync(LocalDurableTaskOptions options)
    {
        await using LocalDurableTaskEngine engine = new(Calls(), options, TimeProvider.System, NullLoggerFactory.Instance);
        await engine.StartAsync();
        Stopwatch watch = Stopwatch.StartNew();
        await engine.Client.RaiseEventAsync("long", "signal", 1);
        OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync("long", getInputsAndOutputs: true);
        return ended.ReadOutputAs<int>() == (Rounds * CallsTogether) + 1
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"The long history ended as {ended.RuntimeStatus} with {ended.SerializedOutput}.");
    }

    // As in a run of many tests: what is measured is the skipping, not the compiler.
    static async Task<double> SkipWarmAsync()
    {
        await SkipAsync();
        return await SkipAsync();
    }

    static async Task<double> SkipAsync()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Sleeps", async context =>
        {
            for (int i = 0; i < Timers; i++)
            {
                await context.CreateTimer(FiveYears / Timers, CancellationToken.None);
            }

            return context.CurrentUtcDateTime;
        });
        VirtualTime clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using LocalDurableTaskEngine engine = new(catalog, new LocalDurableTaskOptions(), clock, NullLoggerFactory.Instance);
        await engine.StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Sleeps", null, new StartOrchestrationOptions("sleeps"));
        Stopwatch watch = Stopwatch.StartNew();
        await clock.SkipAsync(FiveYears);
        double taken = watch.Elapsed.TotalMilliseconds;
        OrchestrationMetadata? ended = await engine.Client.GetInstanceAsync("sleeps");
        return ended?.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? taken
            : throw new InvalidOperationException($"After five years the case is {ended?.RuntimeStatus}.");
    }
}
