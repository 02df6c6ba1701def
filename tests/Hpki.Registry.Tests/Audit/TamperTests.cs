using Azure.Storage.Blobs;
using Hpki.Procedures.Staff;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests.Audit;

/// <summary>Every way to tamper with what is sealed is found and named.</summary>
public sealed class TamperTests(Azurite azurite)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly Dictionary<string, (Func<AuditWorld, Task> Tamper, FindingKind Kind, long? Sequence, string? Blob)> Cases = new()
    {
        ["event changed"] = (world => world.ChangeAsync("event|00000004", "ActorId", "s-innocent"), FindingKind.EventChanged, 4, null),
        ["event removed"] = (world => world.RemoveAsync("event|00000004"), FindingKind.EventMissing, 4, null),
        ["last event removed"] = (world => world.RemoveAsync("event|00000007"), FindingKind.EventMissing, 7, null),
        ["last event removed with the head"] = (async world => await world.RewriteAsync(world.Victim, (await world.EventsAsync()).Take(6)), FindingKind.EventMissing, 7, null),
        ["events reordered"] = (SwapAsync, FindingKind.EventOutOfOrder, 4, null),
        ["event inserted and all rehashed"] = (InsertAsync, FindingKind.DiffersFromSeal, 6, null),
        ["event changed and all rehashed"] = (RehashAsync, FindingKind.DiffersFromSeal, 6, null),
        ["event appended with an old date"] = (AppendOldAsync, FindingKind.EventInserted, 8, null),
        ["detail changed"] = (world => world.ChangeAsync("detail|00000004", "Text", "何もなし"), FindingKind.DetailChanged, 4, null),
        ["detail removed"] = (world => world.RemoveAsync("detail|00000004"), FindingKind.DetailMissing, 4, null),
        ["head changed"] = (world => world.ChangeAsync("holder", "HeadHash", "00"), FindingKind.HeadDiffers, 7, null),
        ["row made unreadable"] = (world => world.ChangeAsync("event|00000004", "ActorKind", "Ghost"), FindingKind.RowUnreadable, 4, null),
        ["holder removed whole"] = (world => world.RemoveHolderAsync(), FindingKind.HolderMissing, 7, null),
        ["seal removed"] = (world => world.SealBlob("2026-11-03").DeleteAsync(cancellationToken: Stop), FindingKind.SealMissing, null, "2026-11-03.jsonl"),
        ["newest seal removed"] = (world => world.SealBlob("2026-11-04").DeleteAsync(cancellationToken: Stop), FindingKind.SealMissing, null, "2026-11-04.jsonl"),
        ["seal's header changed"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), text => text.Replace("T15:30:00", "T15:31:00", StringComparison.Ordinal)), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal's line changed"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-02"), text => text.Replace("\"sequence\":6", "\"sequence\":5", StringComparison.Ordinal)), FindingKind.SealChanged, null, "2026-11-02.jsonl"),
        ["seal made unreadable"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), _ => "nothing"), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seals reordered"] = (SwapSealsAsync, FindingKind.SealOutOfOrder, null, "2026-11-02.jsonl"),
        ["access log changed"] = (world => AuditWorld.ReplaceAsync(world.LogBlob("2026-11-02"), text => text.Replace("s-1", "s-2", StringComparison.Ordinal)), FindingKind.AccessLogChanged, null, "2026-11-02.jsonl"),
        ["access log truncated"] = (world => AuditWorld.ReplaceAsync(world.LogBlob("2026-11-02"), text => text[..10]), FindingKind.AccessLogChanged, null, "2026-11-02.jsonl"),
        ["access log grown"] = (world => AuditWorld.ReplaceAsync(world.LogBlob("2026-11-02"), text => text + text), FindingKind.AccessLogChanged, null, "2026-11-02.jsonl"),
        ["access log removed"] = (world => world.LogBlob("2026-11-03").DeleteAsync(cancellationToken: Stop), FindingKind.AccessLogMissing, null, "2026-11-03.jsonl"),
        ["access log inserted"] = (world => world.LogBlob("2026-11-02-2").UploadAsync(BinaryData.FromString("{}\n"), Stop), FindingKind.AccessLogInserted, null, "2026-11-02-2.jsonl"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Verify_Tampered_NamesIt(string name)
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        (Func<AuditWorld, Task> tamper, FindingKind kind, long? sequence, string? blob) = Cases[name];

        await tamper(world);

        IReadOnlyList<AuditFinding> findings = await world.VerifyAsync();
        Assert.Contains(findings, finding => finding.Kind == kind && finding.Sequence == sequence && finding.Blob == blob && (blob is not null || finding.HolderId == world.Victim));
        Assert.DoesNotContain(findings, finding => finding.HolderId == world.Holders[0] || finding.HolderId == world.Holders[2]);
        if (blob is null)
        {
            AuditPage one = await world.Registry.Get<AuditVerifier>().VerifyHolderAsync(world.Victim, Stop);
            Assert.Contains(one.Findings, finding => finding.Kind == kind && finding.Sequence == sequence);
        }
    }

    [Fact]
    public async Task Verify_HolderInsertedWithAnOldDate_NamesIt()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        HolderFile inserted = await world.Registry.RegisterAsync();
        string holderId = inserted.Holder.HolderId;

        await world.RewriteAsync(holderId, (await world.EventsAsync(holderId)).Select(e => e with { At = Now }));

        AuditFinding finding = Assert.Single(await world.VerifyAsync());
        Assert.Equal((FindingKind.HolderInserted, holderId), (finding.Kind, finding.HolderId));
    }

    [Fact]
    public async Task Verify_Untouched_FindsNothing()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        await world.NoteAsync(1, "after-the-last-seal");
        await world.Registry.RegisterAsync();

        AuditPage page = await world.Registry.Get<AuditVerifier>().VerifyAsync(null, TimeSpan.FromMinutes(1), Stop);

        Assert.Empty(page.Findings);
        Assert.Equal((4, 3, 3, new DateOnly(2026, 11, 4), null), (page.Holders, page.Seals, page.AccessLogs, page.SealedUntil, page.Next));
        Assert.Empty(await world.VerifyAsync());
    }

    [Fact]
    public async Task Verify_DetailErasedAndAnnounced_FindsNothing()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);

        await world.Registry.DecideAsync(world.Victim, "erase", _ => new Decision().EraseDetail(4, Actor.Staff("s-auditor"), "s-second"));

        Assert.Empty(await world.VerifyAsync());
    }

    static async Task SwapAsync(AuditWorld world)
    {
        IReadOnlyList<TimelineEvent> events = await world.EventsAsync();
        foreach ((string row, TimelineEvent content) in new[] { ("event|00000004", events[4]), ("event|00000005", events[3]) })
        {
            await world.ChangeAsync(row, "Sequence", content.Sequence);
            await world.ChangeAsync(row, "DetailHash", content.DetailHash!);
            await world.ChangeAsync(row, "PreviousHash", content.PreviousHash);
            await world.ChangeAsync(row, "Hash", content.Hash);
        }
    }

    static async Task InsertAsync(AuditWorld world)
    {
        IReadOnlyList<TimelineEvent> events = await world.EventsAsync();
        await world.RewriteAsync(world.Victim, [.. events.Take(3), events[2] with { ActorId = "s-forged", DetailHash = null }, .. events.Skip(3)]);
    }

    static async Task RehashAsync(AuditWorld world)
    {
        IReadOnlyList<TimelineEvent> events = await world.EventsAsync();
        await world.RewriteAsync(world.Victim, events.Select(e => e.Sequence == 4 ? e with { ActorId = "s-innocent" } : e));
    }

    static async Task AppendOldAsync(AuditWorld world)
    {
        IReadOnlyList<TimelineEvent> events = await world.EventsAsync();
        await world.RewriteAsync(world.Victim, [.. events, events[3] with { DetailHash = null }]);
    }

    static async Task SwapSealsAsync(AuditWorld world)
    {
        BlobClient first = world.SealBlob("2026-11-02");
        BlobClient second = world.SealBlob("2026-11-03");
        string one = (await first.DownloadContentAsync(Stop)).Value.Content.ToString();
        string two = (await second.DownloadContentAsync(Stop)).Value.Content.ToString();
        await AuditWorld.ReplaceAsync(first, _ => two);
        await AuditWorld.ReplaceAsync(second, _ => one);
    }
}
