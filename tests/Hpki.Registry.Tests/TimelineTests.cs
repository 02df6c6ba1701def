using Azure;
using Azure.Data.Tables;
using CsCheck;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests;

public sealed class TimelineTests(Azurite azurite)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_Events_ComeInOrderWithTheirDetails()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = await WithEventsAsync(registry);

        IReadOnlyList<TimelineEntry> all = await registry.Timeline.ReadAsync(holderId, cancellationToken: Stop);
        IReadOnlyList<TimelineEntry> one = await registry.Timeline.ReadAsync(holderId, "r-2", Stop);

        Assert.Equal(["holder.registered", "card.registered", "call.received", "card.revoking", "form.received"], all.Select(e => e.Event.Type));
        Assert.Equal([1, 2, 3, 4, 5], all.Select(e => e.Event.Sequence));
        Assert.Equal("電車の中で紛失とのこと", all[2].Detail);
        Assert.Equal(("s-second", "CARD00000001"), (all[3].Event.ApprovedBy, all[3].Event.Facts["cardSerial"]));
        Assert.Equal("form.received", Assert.Single(one).Event.Type);
    }

    [Fact]
    public async Task Verify_Untouched_IsWhole()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = await WithEventsAsync(registry);

        Assert.Equal(new(holderId, 5, null, null), await registry.Timeline.VerifyAsync(holderId, Stop));
    }

    [Theory]
    [InlineData("event|00000003", "ActorId", "s-innocent", 3)]
    [InlineData("event|00000003", "At", "2026-11-02T01:00:01+00:00", 3)]
    [InlineData("event|00000004", "Facts", "{\"cardSerial\":\"CARD00000002\"}", 4)]
    [InlineData("event|00000004", "ApprovedBy", "s-other", 4)]
    [InlineData("event|00000004", "Type", "card.found", 4)]
    [InlineData("event|00000005", "RequestId", "r-1", 5)]
    [InlineData("event|00000003", "DetailHash", "00", 3)]
    [InlineData("detail|00000003", "Text", "何もなし", 3)]
    [InlineData("holder", "HeadHash", "00", 6)]
    public async Task Verify_ColumnChanged_NamesTheSequence(string rowKey, string column, string value, long expected)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = await WithEventsAsync(registry);
        TableEntity row = await registry.Storage.Holders.GetEntityAsync<TableEntity>(holderId, rowKey, cancellationToken: Stop);
        row[column] = value;
        await registry.Storage.Holders.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Stop);

        TimelineCheck check = await registry.Timeline.VerifyAsync(holderId, Stop);

        Assert.Equal(expected, check.FirstBadSequence);
        Assert.False(check.IsWhole);
    }

    [Theory]
    [InlineData("event|00000003", 3)]
    [InlineData("event|00000001", 1)]
    [InlineData("event|00000005", 5)]
    [InlineData("detail|00000003", 3)]
    public async Task Verify_RowDeleted_NamesTheSequence(string rowKey, long expected)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = await WithEventsAsync(registry);
        await registry.Storage.Holders.DeleteEntityAsync(holderId, rowKey, cancellationToken: Stop);

        TimelineCheck check = await registry.Timeline.VerifyAsync(holderId, Stop);

        Assert.Equal(expected, check.FirstBadSequence);
    }

    [Fact]
    public async Task Verify_RehashedInPlace_StillFailsAtTheNextEvent()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = await WithEventsAsync(registry);
        TimelineEvent forged = (await registry.Timeline.ReadAsync(holderId, cancellationToken: Stop))[3].Event with { ApprovedBy = "s-other" };
        TableEntity row = await registry.Storage.Holders.GetEntityAsync<TableEntity>(holderId, "event|00000004", cancellationToken: Stop);
        row["ApprovedBy"] = "s-other";
        row["Hash"] = EventHash.Of(holderId, forged);
        await registry.Storage.Holders.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Stop);

        Assert.Equal(5, (await registry.Timeline.VerifyAsync(holderId, Stop)).FirstBadSequence);
    }

    [Fact]
    public async Task EraseDetail_Recorded_LeavesAWholeChainWithoutTheText()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = await WithEventsAsync(registry);

        await registry.DecideAsync(holderId, "erase", _ => new Decision().EraseDetail(3, Actor.Staff("s-auditor"), "s-second"));

        IReadOnlyList<TimelineEntry> all = await registry.Timeline.ReadAsync(holderId, cancellationToken: Stop);
        Assert.Null(all[2].Detail);
        Assert.Equal((EventHash.DetailErased, "3"), (all[5].Event.Type, all[5].Event.Facts[EventHash.ErasedSequence]));
        Assert.True((await registry.Timeline.VerifyAsync(holderId, Stop)).IsWhole);
        Assert.DoesNotContain(await registry.SnapshotAsync(), row => row.Contains("電車", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_UnknownHolder_Throws()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        await Assert.ThrowsAsync<HolderNotFoundException>(() => registry.Timeline.VerifyAsync("h-nobody", Stop));
    }

    [Fact]
    public void Of_FixedEvent_HasTheDocumentedHash()
    {
        TimelineEvent e = new()
        {
            Sequence = 1,
            At = new(2026, 11, 2, 10, 0, 0, TimeSpan.FromHours(9)),
            ActorKind = ActorKind.Staff,
            ActorId = "s-1",
            Type = "noted",
            Facts = new Dictionary<string, string> { ["b"] = "2", ["a"] = "" },
            PreviousHash = EventHash.Genesis("h-1"),
            Hash = "",
        };

        // Computed apart from the product, see the encoding in EventHash's documentation.
        Assert.Equal("0094392A67FB2A3137D8A9D22461302DD65DC78A5DBBD0321AF9D158F57BAA84", EventHash.Genesis("h-1"));
        Assert.Equal("F640BB645D35873A585B19895D67C6D8CEA43BF1474D0409FD2DAD4827FEB971", EventHash.Of("h-1", e));
    }

    [Fact]
    public void Of_AnyTwoDifferentEvents_Differ()
    {
        Gen<string> text = Gen.String[Gen.Char["ab|\0"], 0, 3];
        Gen<TimelineEvent> events = Gen.Select(text, text, text.Null(), Gen.Dictionary(text, text)[0, 2], text.Null(), text.Null(), (type, actor, request, facts, approved, detail) => new TimelineEvent
        {
            Sequence = 1,
            At = Now,
            ActorKind = ActorKind.Staff,
            ActorId = actor,
            Type = type,
            RequestId = request,
            Facts = facts,
            ApprovedBy = approved,
            DetailHash = detail,
            PreviousHash = "p",
            Hash = "",
        });

        Gen.Select(events, events).Sample((a, b) => Same(a, b) == (EventHash.Of("h", a) == EventHash.Of("h", b)));
    }

    static bool Same(TimelineEvent a, TimelineEvent b) =>
        a with { Facts = b.Facts } == b && a.Facts.Count == b.Facts.Count && a.Facts.All(fact => b.Facts.TryGetValue(fact.Key, out string? other) && other == fact.Value);

    static async Task<string> WithEventsAsync(TestRegistry registry)
    {
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        await registry.DecideAsync(holderId, "a", _ => new Decision()
            .Record("call.received", Reception, "r-1", detail: "電車の中で紛失とのこと")
            .Record("card.revoking", Reception, "r-1", new Dictionary<string, string> { ["cardSerial"] = "CARD00000001" }, approvedBy: "s-second"));
        await registry.DecideAsync(holderId, "b", _ => new Decision().Record("form.received", Actor.System, "r-2"));
        return holderId;
    }
}
