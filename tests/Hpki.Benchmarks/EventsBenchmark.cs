using System.Diagnostics;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.Benchmarks;

/// <summary>External events over a thousand instances, on disk and flushed, each taken in by its instance (design: local runtime).</summary>
sealed class EventsBenchmark : Benchmark
{
    const int Instances = 1000;
    const int EventsEach = 20;
    const int Concurrent = 256;

    public override string Name => "events";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["eventsPerSecond"] = Bound.AtLeast(2000),
    };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("hpki-events").FullName;
        try
        {
            LocalDurableTaskOptions options = new() { DatabasePath = Path.Combine(folder, "orchestrations.db") };
            await using LocalDurableTaskEngine engine = new(Catalog(), options, TimeProvider.System, NullLoggerFactory.Instance);
            await engine.StartAsync();
            string[] ids = await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => engine.Client.ScheduleNewOrchestrationInstanceAsync("Counts")));
            await engine.WaitUntilIdleAsync();
            Stopwatch watch = Stopwatch.StartNew();
            await RaiseAsync(engine.Client, ids);
            await engine.WaitUntilIdleAsync();
            double seconds = watch.Elapsed.TotalSeconds;
            await CheckAsync(engine.Client, ids);
            return new Dictionary<string, double> { ["eventsPerSecond"] = Instances * EventsEach / seconds };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static DurableFunctionCatalog Catalog() => new DurableFunctionCatalog().AddOrchestrator("Counts", async context =>
    {
        int sum = 0;
        for (int i = 0; i < EventsEach; i++)
        {
            sum += await context.WaitForExternalEvent<int>("signal");
        }

        return sum;
    });

    static async Task RaiseAsync(DurableTaskClient client, string[] ids)
    {
        int raised = -1;
        await Task.WhenAll(Enumerable.Range(0, Concurrent).Select(async _ =>
        {
            while (Interlocked.Increment(ref raised) is int number && number < Instances * EventsEach)
            {
                await client.RaiseEventAsync(ids[number % Instances], "signal", 1);
            }
        }));
    }

    static async Task CheckAsync(DurableTaskClient client, string[] ids)
    {
        foreach (string id in ids)
        {
            OrchestrationMetadata? metadata = await client.GetInstanceAsync(id, getInputsAndOutputs: true);
            if (metadata?.ReadOutputAs<int>() != EventsEach)
            {
                throw new InvalidOperationException($"{id} has not taken all its events: {metadata?.RuntimeStatus} {metadata?.SerializedOutput}.");
            }
        }
    }
}
