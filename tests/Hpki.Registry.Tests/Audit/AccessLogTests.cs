using System.Globalization;
using Azure.Storage.Blobs.Models;
using Hpki.Registry.Audit;

namespace Hpki.Registry.Tests.Audit;

public sealed class AccessLogTests(Azurite azurite)
{
    const int Readers = 200;

    static readonly DateOnly Day = new(2026, 11, 2);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_FromTwoInstancesAtOnce_LosesNoLineAndNeedsFewAppends()
    {
        await using TestRegistry one = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry two = one.Another();

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(i => (i % 2 == 0 ? one : two).Get<AccessLog>().WriteAsync(Entry(one, i), Stop)));

        List<AccessEntry> stored = await ReadAsync(one);
        Assert.Equal(Enumerable.Range(0, Readers), stored.Select(entry => int.Parse(entry.Call, CultureInfo.InvariantCulture)).Order());
        Assert.InRange(one.Counter.Blobs + two.Counter.Blobs, 2, Readers / 2);
    }

    [Fact]
    public async Task Write_BeyondTheBlocksOfABlob_GoesOnInTheNext()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        AccessLog small = new(registry.Storage, registry.Get<RegistryOptions>() with { AccessLogBlocks = 3 });

        for (int i = 0; i < 7; i++)
        {
            await small.WriteAsync(Entry(registry, i), Stop);
        }

        List<string> names = [];
        await foreach (BlobItem blob in registry.Storage.AccessLogBlobs.GetBlobsAsync(cancellationToken: Stop))
        {
            names.Add(blob.Name);
        }

        Assert.Equal(["2026-11-02-2.jsonl", "2026-11-02-3.jsonl", "2026-11-02.jsonl"], names);
        Assert.Equal(Enumerable.Range(0, 7), (await ReadAsync(registry)).Select(entry => int.Parse(entry.Call, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Write_OnTheNextDay_BeginsItsOwnBlob()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await registry.Get<AccessLog>().WriteAsync(Entry(registry, 1), Stop);

        // 00:00 in Tokyo.
        registry.Time.SetUtcNow(new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        await registry.Get<AccessLog>().WriteAsync(Entry(registry, 2), Stop);

        Assert.True(await registry.Storage.AccessLogBlobs.GetBlobClient("2026-11-03.jsonl").ExistsAsync(Stop));
        Assert.Equal("1", Assert.Single(await ReadAsync(registry)).Call);
    }

    [Fact]
    public async Task Write_ThatTheServiceRefuses_ThrowsForEveryoneWhoWaits()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await registry.Storage.AccessLogBlobs.GetBlobClient("2026-11-02.jsonl").UploadAsync(BinaryData.FromString("not an append blob"), Stop);

        Task[] writes = [.. Enumerable.Range(0, 5).Select(i => registry.Get<AccessLog>().WriteAsync(Entry(registry, i), Stop))];

        foreach (Task write in writes)
        {
            await Assert.ThrowsAsync<AccessLogUnavailableException>(() => write);
        }
    }

    static AccessEntry Entry(TestRegistry registry, int number) => new()
    {
        At = registry.Time.GetUtcNow(),
        Staff = "s-1",
        What = "ShowHolder",
        Holders = ["h-1"],
        Call = $"{number}",
        Outcome = "answered",
    };

    static async Task<List<AccessEntry>> ReadAsync(TestRegistry registry)
    {
        List<AccessEntry> entries = [];
        await foreach (AccessEntry entry in registry.Get<AccessLog>().ReadAsync(Day, Stop))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
