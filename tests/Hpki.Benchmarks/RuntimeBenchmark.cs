using System.Diagnostics;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.Benchmarks;

/// <summary>Orchestrations of three activities one after the other that do nothing, on disk and flushed (design: local runtime).</summary>
sealed class RuntimeBenchmark : Benchmark
{
    const int Warm = 2000;
    const int Many = 10_000;
    const int Concurrent = 256;
    const int Single = 500;

    // Of the orchestration that runs alone: when its first activity began.
    static long firstActivityBegan;

    public override string Name => "runtime";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["orchestrationsPerSecond"] = Bound.AtLeast(1000),
        ["startToActivityP95Ms"] = Bound.AtMost(20),
    };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("hpki-runtime").FullName;
        try
        {
            LocalDurableTaskOptions options = new() { DatabasePath = Path.Combine(folder, "orchestrations.db") };
            await using LocalDurableTaskEngine engine = new(Catalog(), options, TimeProvider.System, NullLoggerFactory.Instance);
            await engine.StartAsync();
            await RunManyAsync(engine.Client, Warm);
            Stopwatch watch = Stopwatch.StartNew();
            await RunManyAsync(engine.Client, Many);
            double perSecond = Many / watch.Elapsed.TotalSeconds;
            (double[] latencies, double[] starts) = await RunOneByOneAsync(engine.Client);
            return new Dictionary<string, double>
            {
                ["orchestrationsPerSecond"] = perSecond,
                ["p95Ms"] = latencies[Single * 95 / 100],
                ["startToActivityP95Ms"] = starts[Single * 95 / 100],
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static DurableFunctionCatalog Catalog() => new DurableFunctionCatalog()
        .AddOrchestrator("Three", async context =>
        {
            for (int i = 0; i < 3; i++)
            {
                await context.CallActivityAsync<int>("Nothing", i);
            }

            return null;
        })
        .AddActivity("Nothing", (invocation, _) =>
        {
            int number = invocation.ReadInput<int>();
            if (number == 0)
            {
                Volatile.Write(ref firstActivityBegan, Stopwatch.GetTimestamp());
            }

            return Task.FromResult<object?>(number);
        });

    static async Task RunManyAsync(DurableTaskClient client, int count)
    {
        int left = count;
        await Task.WhenAll(Enumerable.Range(0, Concurrent).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await RunAsync(client);
            }
        }));
    }

    static async Task<(double[] Latencies, double[] Starts)> RunOneByOneAsync(DurableTaskClient client)
    {
        double[] latencies = new double[Single];
        double[] starts = new double[Single];
        for (int i = 0; i < Single; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await RunAsync(client);
            latencies[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            starts[i] = Stopwatch.GetElapsedTime(start, Volatile.Read(ref firstActivityBegan)).TotalMilliseconds;
        }

        Array.Sort(latencies);
        Array.Sort(starts);
        return (latencies, starts);
    }

    static async Task RunAsync(DurableTaskClient client)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync("Three");
        OrchestrationMetadata metadata = await client.WaitForInstanceCompletionAsync(id);
        if (metadata.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
        {
            throw new InvalidOperationException($"{id} ended as {metadata.RuntimeStatus}.");
        }
    }
}
