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
        ["several events removed"] = (async world => { await world.RemoveAsync("event|00000004"); await world.RemoveAsync("event|00000005"); }, FindingKind.EventMissing, 4, null),
        ["event inserted under a key with another count of digits"] = (world => world.CopyAsync("event|00000003", "event|000000003"), FindingKind.EventInserted, null, null),
        ["event inserted under a key without its zeros"] = (world => world.CopyAsync("event|00000003", "event|3"), FindingKind.EventInserted, null, null),
        ["detail inserted under a key with another count of digits"] = (world => world.CopyAsync("detail|00000004", "detail|000000004"), FindingKind.DetailInserted, null, null),
        ["event inserted far behind the end"] = (async world => { await world.CopyAsync("event|00000003", "event|99999999"); await world.ChangeAsync("event|99999999", "Sequence", 99_999_999); }, FindingKind.EventMissing, 8, null),
        ["head put far behind the end"] = (world => world.ChangeAsync("holder", "HeadSequence", 9_000_000_000_000L), FindingKind.EventMissing, 8, null),
        ["facts made null"] = (world => world.ChangeAsync("event|00000004", "Facts", "null"), FindingKind.RowUnreadable, 4, null),
        ["facts made a list"] = (world => world.ChangeAsync("event|00000004", "Facts", "[]"), FindingKind.RowUnreadable, 4, null),
        ["sequence made a text"] = (world => world.ChangeAsync("event|00000004", "Sequence", "4"), FindingKind.RowUnreadable, 4, null),
        ["head made binary"] = (world => world.ChangeAsync("holder", "HeadHash", new byte[] { 1 }), FindingKind.RowUnreadable, null, null),
        ["holder removed whole"] = (world => world.RemoveHolderAsync(), FindingKind.HolderMissing, 7, null),
        ["seal removed"] = (world => world.SealBlob("2026-11-03").DeleteAsync(cancellationToken: Stop), FindingKind.SealMissing, null, "2026-11-03.jsonl"),
        ["newest seal removed"] = (world => world.SealBlob("2026-11-04").DeleteAsync(cancellationToken: Stop), FindingKind.SealMissing, null, "2026-11-04.jsonl"),
        ["seal's header changed"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), text => text.Replace("T15:30:00", "T15:31:00", StringComparison.Ordinal)), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal's line changed"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-02"), text => text.Replace("\"sequence\":6", "\"sequence\":5", StringComparison.Ordinal)), FindingKind.SealChanged, null, "2026-11-02.jsonl"),
        ["seal made unreadable"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), _ => "nothing"), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal made null"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), _ => "null\n"), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal given an empty line"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), text => text + "{}\n"), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal given a null line"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), text => text + "null\n"), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal without its logs"] = (world => AuditWorld.ReplaceAsync(world.SealBlob("2026-11-03"), NullLogs), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["seal inserted in the future"] = (world => world.SealBlob("2099-01-01").UploadAsync(world.SealBlob("2026-11-04").DownloadContent(Stop).Value.Content, Stop), FindingKind.SealChanged, null, "2099-01-01.jsonl"),
        ["record of a seal made a number"] = (world => world.RecordAsync("2026-11-03", 1), FindingKind.SealChanged, null, "2026-11-03.jsonl"),
        ["record of a seal under another key"] = (world => world.RecordAsync("x", "00"), FindingKind.RowUnreadable, null, "Audit/x"),
        ["seals reordered"] = (SwapSealsAsync, FindingKind.SealOutOfOrder, null, "2026-11-02.jsonl"),
        ["access log changed"] = (world => AuditWorld.ReplaceAsync(world.LogBlob("2026-11-02"), text => text.Replace("s-1", "s-2", StringComparison.Ordinal)), FindingKind.AccessLogChanged, null, "2026-11-02.jsonl"),
        ["access log truncated"] = (world => AuditWorld.ReplaceAsync(world.LogBlob("2026-11-02"), text => text[..10]), FindingKind.AccessLogChanged, null, "2026-11-02.jsonl"),
        ["access log grown"] = (world => AuditWorld.ReplaceAsync(world.LogBlob("2026-11-02"), text => text + text), FindingKind.AccessLogChanged, null, "2026-11-02.jsonl"),
        ["today's access log spoilt"] = (async world => { await world.LookAsync(world.Victim); await AuditWorld.ReplaceAsync(world.LogBlob("2026-11-05"), text => text + "garbage\n"); }, FindingKind.AccessLogChanged, null, "2026-11-05.jsonl"),
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

    static string NullLogs(string seal) => System.Text.RegularExpressions.Regex.Replace(seal, "\"accessLogs\":\\[[^]]*\\]", "\"accessLogs\":null");

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
