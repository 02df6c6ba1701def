using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests.Audit;

/// <summary>Three holders with events of three days, three seals and three access logs, and the ways to tamper with them.</summary>
sealed class AuditWorld(TestRegistry registry, IReadOnlyList<string> holders) : IAsyncDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestRegistry Registry => registry;

    public IReadOnlyList<string> Holders => holders;

    /// <summary>The holder that is tampered with: 6 events on the first day, one more on the third.</summary>
    public string Victim => holders[1];

    public static async Task<AuditWorld> CreateAsync(Azurite azurite)
    {
        TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        List<string> holders = [];
        for (int i = 0; i < 3; i++)
        {
            holders.Add((await registry.RegisterAsync()).Holder.HolderId);
        }

        holders.Sort(StringComparer.Ordinal);
        AuditWorld world = new(registry, holders);
        await world.NoteAsync(0, "a");
        await world.NoteAsync(1, "b", "c", "d", "e");
        await world.LookAsync(holders[0], holders[1]);
        await world.SealAsync(new(2026, 11, 3));
        await world.NoteAsync(2, "f");
        await world.LookAsync(holders[2]);
        await world.SealAsync(new(2026, 11, 4));
        await world.NoteAsync(1, "g");
        await world.LookAsync(holders[1]);
        await world.SealAsync(new(2026, 11, 5));
        return world;
    }

    /// <summary>Seals at 00:30 of this day in Tokyo; goes on at 10:00.</summary>
    public async Task<Seal> SealAsync(DateOnly day)
    {
        registry.Time.SetUtcNow(new(day.AddDays(-1).ToDateTime(new(15, 30)), TimeSpan.Zero));
        Seal seal = (await registry.Get<DailySeal>().SealAsync(Stop)).Seal;
        registry.Time.SetUtcNow(new(day.ToDateTime(new(1, 0)), TimeSpan.Zero));
        return seal;
    }

    public async Task NoteAsync(int holder, params string[] notes)
    {
        foreach (string note in notes)
        {
            await registry.DecideAsync(holders[holder], note, _ => new Decision().Record("noted", Reception, detail: $"付記 {note}"));
        }
    }

    public Task LookAsync(params string[] looked) => registry.Get<AccessLog>().WriteAsync(
        new() { At = registry.Time.GetUtcNow(), Staff = "s-1", What = "ShowHolder", Holders = looked, Path = "/staff/holders/x", Call = "c", Outcome = "answered" }, Stop);

    /// <summary>Every piece of a verification, one step each.</summary>
    public async Task<IReadOnlyList<AuditFinding>> VerifyAsync()
    {
        List<AuditFinding> findings = [];
        string? next = null;
        do
        {
            AuditPage page = await registry.Get<AuditVerifier>().VerifyAsync(next, TimeSpan.Zero, Stop);
            findings.AddRange(page.Findings);
            next = page.Next;
        }
        while (next is not null);
        return findings;
    }

    public async Task ChangeAsync(string rowKey, string column, object value)
    {
        TableEntity row = await registry.Storage.Holders.GetEntityAsync<TableEntity>(Victim, rowKey, cancellationToken: Stop);
        row[column] = value;
        await registry.Storage.Holders.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Stop);
    }

    /// <summary>Inserts a copy of a row under another key.</summary>
    public async Task CopyAsync(string from, string to)
    {
        TableEntity row = await registry.Storage.Holders.GetEntityAsync<TableEntity>(Victim, from, cancellationToken: Stop);
        row.RowKey = to;
        await registry.Storage.Holders.AddEntityAsync(row, Stop);
    }

    /// <summary>Says of a day what its seal's hash is.</summary>
    public Task RecordAsync(string rowKey, object hash) =>
        registry.Storage.Audit.UpsertEntityAsync(new TableEntity("seals", rowKey) { ["Hash"] = hash }, TableUpdateMode.Replace, Stop);

    public Task RemoveAsync(string rowKey) => registry.Storage.Holders.DeleteEntityAsync(Victim, rowKey, cancellationToken: Stop);

    public async Task RemoveHolderAsync()
    {
        await foreach (TableEntity row in registry.Storage.Holders.QueryAsync<TableEntity>(row => row.PartitionKey == Victim, cancellationToken: Stop))
        {
            await RemoveAsync(row.RowKey);
        }
    }

    /// <summary>Puts these events in place of the victim's, all hashes and the head computed anew: a chain that is whole in itself.</summary>
    public async Task RewriteAsync(string holderId, IEnumerable<TimelineEvent> events)
    {
        await foreach (TableEntity row in registry.Storage.Holders.QueryAsync<TableEntity>(row => row.PartitionKey == holderId, cancellationToken: Stop))
        {
            if (row.RowKey.StartsWith("event|", StringComparison.Ordinal))
            {
                await registry.Storage.Holders.DeleteEntityAsync(holderId, row.RowKey, cancellationToken: Stop);
            }
        }

        string previous = EventHash.Genesis(holderId);
        long sequence = 0;
        foreach (TimelineEvent e in events)
        {
            TimelineEvent link = e with { Sequence = ++sequence, PreviousHash = previous };
            link = link with { Hash = EventHash.Of(holderId, link) };
            await registry.Storage.Holders.UpsertEntityAsync(RecordRow.Write(holderId, RowKeys.Event(sequence), link), TableUpdateMode.Replace, Stop);
            previous = link.Hash;
        }

        TableEntity head = await registry.Storage.Holders.GetEntityAsync<TableEntity>(holderId, RowKeys.HolderRow, cancellationToken: Stop);
        head[ChainHead.SequenceColumn] = sequence;
        head[ChainHead.HashColumn] = previous;
        await registry.Storage.Holders.UpdateEntityAsync(head, ETag.All, TableUpdateMode.Replace, Stop);
    }

    public async Task<IReadOnlyList<TimelineEvent>> EventsAsync(string? holderId = null) =>
        [.. (await registry.Timeline.ReadAsync(holderId ?? Victim, cancellationToken: Stop)).Select(entry => entry.Event)];

    public static async Task ReplaceAsync(BlobClient blob, Func<string, string> change)
    {
        string text = Encoding.UTF8.GetString((await blob.DownloadContentAsync(Stop)).Value.Content);
        await blob.DeleteAsync(cancellationToken: Stop);
        await blob.UploadAsync(BinaryData.FromString(change(text)), Stop);
    }

    public BlobClient SealBlob(string date) => registry.Storage.SealBlobs.GetBlobClient(date + ".jsonl");

    public BlobClient LogBlob(string date) => registry.Storage.AccessLogBlobs.GetBlobClient(date + ".jsonl");

    public ValueTask DisposeAsync() => registry.DisposeAsync();
}
