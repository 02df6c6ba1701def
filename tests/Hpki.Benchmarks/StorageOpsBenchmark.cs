using Hpki.LocalHost;
using Hpki.Registry.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpki.Benchmarks;

/// <summary>Requests to table and blob storage for one lost report from the call to its close, nothing going wrong, played over HTTP.</summary>
sealed class StorageOpsBenchmark : Benchmark
{
    // The confirmation reads each published list once as anyone may, past the storage client and so past its counter.
    const int ReadsOfPublishedLists = 2;

    // The sweeper looks around every minute, whether reports come or not.
    const string Sweep = "Tables GET Pending";

    public override string Name => "storage-ops";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound> { ["lostReportOps"] = Bound.AtMost(80) };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        await using LocalHostApplication host = await LocalHostApplication.StartAsync(
            new() { Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning }, CancellationToken.None);
        LostReportStory story = await LostReportStory.PrepareAsync(host);
        StorageCounter counter = host.Services.GetRequiredService<StorageCounter>();

        counter.Reset();
        await story.PlayAsync();

        foreach ((string operation, long count) in counter.ByOperation())
        {
            System.Console.Error.WriteLine($"{count,4} {operation}");
        }

        long swept = counter.ByOperation().GetValueOrDefault(Sweep);
        return new Dictionary<string, double> { ["lostReportOps"] = counter.Total - swept + ReadsOfPublishedLists };
    }
}
