using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.Registry.Tests;

/// <summary>A registry with tables of its own; <see cref="Another"/> is a second process on the same tables.</summary>
sealed class TestRegistry : IAsyncDisposable
{
    readonly Azurite azurite;
    readonly string prefix;
    readonly ServiceProvider services;

    TestRegistry(Azurite azurite, string prefix, FakeTimeProvider time, HttpPipelinePolicy[] policies)
    {
        (this.azurite, this.prefix, Time) = (azurite, prefix, time);
        ServiceCollection collection = new();
        collection.AddSingleton<TimeProvider>(time);
        collection.AddRegistry(new()
        {
            TablesConnection = azurite.Tables,
            BlobsConnection = azurite.Blobs,
            LookupKey = Encoding.ASCII.GetBytes("a secret of the tests, 32 bytes!"),
            Prefix = prefix,
            Counter = Counter,
            Policies = policies,
        });
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; }

    public StorageCounter Counter { get; } = new();

    public RecordedSignals Signals { get; } = new();

    public RegistryStorage Storage => Get<RegistryStorage>();

    public HolderRegistry Holders => Get<HolderRegistry>();

    public LookupIndex Lookups => Get<LookupIndex>();

    public ScanCorrections Corrections => Get<ScanCorrections>();

    public ScanRedactions Redactions => Get<ScanRedactions>();

    public ScanErasure Erasure => Get<ScanErasure>();

    public Worklists Worklists => Get<Worklists>();

    public Expiries Expiries => Get<Expiries>();

    public ProjectionUpkeep Upkeep => Get<ProjectionUpkeep>();

    public PendingSweeper Sweeper => Get<PendingSweeper>();

    public Timeline Timeline => Get<Timeline>();

    public ScanUploads Uploads => Get<ScanUploads>();

    public ScanStore Scans => Get<ScanStore>();

    public DocumentStore Documents => Get<DocumentStore>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<TestRegistry> CreateAsync(Azurite azurite, params HttpPipelinePolicy[] policies)
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 2, 1, 0, 0, TimeSpan.Zero));
        await using TestRegistry creator = new(azurite, "t" + Guid.NewGuid().ToString("N")[..15], time, []);
        await creator.Storage.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return creator.Another(policies);
    }

    public TestRegistry Another(params HttpPipelinePolicy[] policies) => new(azurite, prefix, Time, policies);

    public Task<DecisionResult> DecideAsync(string holderId, string key, Func<HolderFile, Decision?> decide) =>
        Holders.DecideAsync(holderId, key, decide, Signals, TestContext.Current.CancellationToken);

    public Task<SweepResult> SweepAsync() => Sweeper.SweepAsync(Signals, TestContext.Current.CancellationToken);

    /// <summary>Every row of every table, as <c>table partition row: columns</c>; times and what follows from them (hashes, attempts) left out.</summary>
    public async Task<string[]> SnapshotAsync()
    {
        string[] unstable = ["Timestamp", "odata.etag", "PartitionKey", "RowKey", "At", "GoneAt", "Hash", "PreviousHash", "HeadHash", "HeadAt", "Attempt", "WrittenAt", "DecidedAt"];
        List<string> rows = [];
        foreach (TableClient table in Storage.Tables)
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
            {
                string columns = string.Join(", ", row.Where(c => !unstable.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"));
                rows.Add($"{table.Name[prefix.Length..]} {row.PartitionKey} {row.RowKey}: {columns}");
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
