using System.Text.Json;
using Hpki.Benchmarks;

// dotnet run -c Release --project tests/Hpki.Benchmarks -- <name> [--json]
if (args is [WaitingBenchmark.ChildArgument, string step, string path])
{
    await WaitingBenchmark.RunChildAsync(step, path);
    return 0;
}

if (args is [ScanningBenchmark.ChildArgument, string stack])
{
    await ScanningBenchmark.RunChildAsync(stack);
    return 0;
}

Benchmark[] benchmarks =
[
    new CallToCrlBenchmark(), new StorageOpsBenchmark(), new RuntimeBenchmark(), new EventsBenchmark(), new WaitingBenchmark(),
    new ReplayBenchmark(), new CrlLoadBenchmark(), new ScanningBenchmark(), new RemindersBenchmark(),
];

string? name = args.FirstOrDefault(argument => !argument.StartsWith('-'));
if (benchmarks.FirstOrDefault(benchmark => benchmark.Name == name) is not { } benchmark)
{
    System.Console.Error.WriteLine($"Usage: <name> [--json], with one of: {string.Join(", ", benchmarks.Select(known => known.Name))}");
    return 2;
}

BenchmarkReport report = BenchmarkReport.Of(benchmark, await benchmark.RunAsync());
if (args.Contains("--json"))
{
    System.Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
}
else
{
    System.Console.WriteLine(report.ToText());
}

return report.Pass ? 0 : 1;
