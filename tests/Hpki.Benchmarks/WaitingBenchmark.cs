using System.Diagnostics;
using System.Globalization;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.Benchmarks;

/// <summary>
/// What fifty thousand instances cost that wait, half for an event and half for a timer: memory while they wait, and the time until an
/// engine that opens their store has answered the first event. Each in a process of its own, so that the figures are the engine's.
/// </summary>
sealed class WaitingBenchmark : Benchmark
{
    /// <summary>First argument of the processes that this benchmark starts.</summary>
    public const string ChildArgument = "--waiting-child";

    const int Instances = 50_000;
    const int StartedTogether = 500;
    const string Fill = "fill";
    const string Restart = "restart";

    public override string Name => "waiting";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["residentMb"] = Bound.AtMost(250),
        ["restartMs"] = Bound.AtMost(5000),
    };

    /// <summary>One of the processes.</summary>
    public static async Task RunChildAsync(string step, string path)
    {
        long began = Stopwatch.GetTimestamp();
        LocalDurableTaskOptions options = new() { DatabasePath = path };
        await using LocalDurableTaskEngine engine = new(Catalog(), options, TimeProvider.System, NullLoggerFactory.Instance);
        await engine.StartAsync();
        if (step == Fill)
        {
            await FillAsync(engine);
            using Process self = Process.GetCurrentProcess();
            Print(self.WorkingSet64 / (1024.0 * 1024.0));
            return;
        }

        await engine.Client.RaiseEventAsync("waits-1", "signal", 1);
        OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync("waits-1");
        Print(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : double.NaN);
    }

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("hpki-waiting").FullName;
        try
        {
            string path = Path.Combine(folder, "orchestrations.db");
            return new Dictionary<string, double>
            {
                ["residentMb"] = await RunInProcessAsync(Fill, path),
                ["restartMs"] = await RunInProcessAsync(Restart, path),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static DurableFunctionCatalog Catalog() => new DurableFunctionCatalog().AddOrchestrator("Waits", async context =>
    {
        if (context.GetInput<int>() % 2 == 0)
        {
            await context.CreateTimer(TimeSpan.FromDays(365), CancellationToken.None);
            return 0;
        }

        return await context.WaitForExternalEvent<int>("signal");
    });

    static async Task FillAsync(LocalDurableTaskEngine engine)
    {
        for (int first = 0; first < Instances; first += StartedTogether)
        {
            await Task.WhenAll(Enumerable.Range(first, StartedTogether).Select(i =>
                engine.Client.ScheduleNewOrchestrationInstanceAsync("Waits", i, new StartOrchestrationOptions($"waits-{i}"))));
        }

        await engine.WaitUntilIdleAsync();
    }

    static async Task<double> RunInProcessAsync(string step, string path)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WaitingBenchmark).Assembly.Location);
        }

        start.ArgumentList.Add(ChildArgument);
        start.ArgumentList.Add(step);
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process that was to {step} ended with {process.ExitCode}.");
    }

    static void Print(double value) => System.Console.WriteLine(value.ToString(CultureInfo.InvariantCulture));
}
