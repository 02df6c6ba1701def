using Azure.Data.Tables;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests;

public sealed class ProjectionTests(Azurite azurite)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LookupKind.MedicalRegistrationNumber, "０１２３４５６")]
    [InlineData(LookupKind.JmaMemberId, "0012-345678")]
    [InlineData(LookupKind.CardSerial, "card 0000 0001")]
    [InlineData(LookupKind.CertificateSerial, "a1:00:00:00:01")]
    [InlineData(LookupKind.CertificateSerial, "B100000001")]
    [InlineData(LookupKind.FamilyKana, "カク")]
    [InlineData(LookupKind.FamilyKana, "かくう")]
    [InlineData(LookupKind.FamilyKana, "ｶｸｳﾃﾞ")]
    [InlineData(LookupKind.FamilyKana, "カクウデン")]
    [InlineData(LookupKind.FamilyKana, "カクウデンダ")]
    [InlineData(LookupKind.FullKana, "かくうでんだ れいこ")]
    [InlineData(LookupKind.FullName, "架空田　例子")]
    public async Task Find_AsTyped_FindsTheHolder(LookupKind kind, string typed)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;

        IReadOnlyList<LookupHit> hits = await registry.Lookups.FindAsync(kind, typed, cancellationToken: Stop);

        Assert.Equal(holderId, Assert.Single(hits).HolderId);
    }

    [Theory]
    [InlineData(LookupKind.MedicalRegistrationNumber, "123457")]
    [InlineData(LookupKind.CardSerial, "CARD00000002")]
    [InlineData(LookupKind.FamilyKana, "カ")]
    [InlineData(LookupKind.FamilyKana, "クウ")]
    [InlineData(LookupKind.FullKana, "レイコ")]
    public async Task Find_AnotherValue_FindsNobody(LookupKind kind, string typed)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await registry.RegisterAsync();

        Assert.Empty(await registry.Lookups.FindAsync(kind, typed, cancellationToken: Stop));
    }

    [Fact]
    public async Task Find_MalformedNumber_Throws()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        await Assert.ThrowsAsync<InvalidIdentifierException>(() => registry.Lookups.FindAsync(LookupKind.JmaMemberId, "12", cancellationToken: Stop));
    }

    [Fact]
    public async Task Find_RequestAndCard_NamesThem()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        (string holderId, Request request) = await WithRequestAsync(registry);

        LookupHit byRequest = Assert.Single(await registry.Lookups.FindAsync(LookupKind.RequestId, request.RequestId, cancellationToken: Stop));
        LookupHit byCertificate = Assert.Single(await registry.Lookups.FindAsync(LookupKind.CertificateSerial, "A100000001", cancellationToken: Stop));

        Assert.Equal(new() { HolderId = holderId, RequestId = request.RequestId }, byRequest);
        Assert.Equal(new() { HolderId = holderId, CardSerial = "CARD00000001" }, byCertificate);
    }

    [Fact]
    public async Task Find_NameChanged_FindsUnderTheNewNameOnly()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        HolderFile file = await registry.RegisterAsync();

        await registry.DecideAsync(file.Holder.HolderId, "rename", f => new Decision().Put(f.Holder with { FamilyKana = "ソウゾウ" }).Record("name.changed", Reception));

        Assert.Empty(await registry.Lookups.FindAsync(LookupKind.FamilyKana, "カクウ", cancellationToken: Stop));
        Assert.Empty(await registry.Lookups.FindAsync(LookupKind.FullKana, "カクウデンダレイコ", cancellationToken: Stop));
        Assert.Single(await registry.Lookups.FindAsync(LookupKind.FamilyKana, "ソウ", cancellationToken: Stop));
    }

    [Fact]
    public async Task Find_ManyOfOneName_StopsAtTheLimit()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        foreach (int i in Enumerable.Range(1, 3))
        {
            await registry.Holders.RegisterAsync(CreateHolder() with { MedicalRegistrationNumber = $"{i}", JmaMemberId = null }, [], Reception, Stop);
        }

        Assert.Equal(2, (await registry.Lookups.FindAsync(LookupKind.FullName, "架空田例子", 2, Stop)).Count);
    }

    [Fact]
    public async Task Keys_OfEveryTable_HoldNoPlainValue()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await WithRequestAsync(registry);
        Holder holder = CreateHolder();
        string[] personal =
        [
            holder.FamilyName, holder.GivenName, holder.FamilyKana, holder.GivenKana, "カク", "Kakuden", holder.MedicalRegistrationNumber,
            holder.JmaMemberId!, holder.PhoneNumber, holder.ResidencePostalCode, "reiko", "1980",
        ];
        List<string> keys = [];
        List<string> lookups = [];
        foreach (TableClient table in registry.Storage.Tables)
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: Stop))
            {
                keys.Add($"{row.PartitionKey} {row.RowKey}");
                lookups.AddRange(table.Name.EndsWith("Lookups", StringComparison.Ordinal) ? row.Keys.Except(["odata.etag", "PartitionKey", "RowKey", "Timestamp"]) : []);
            }
        }

        Assert.True(keys.Count > 20);
        Assert.DoesNotContain(keys, key => personal.Any(value => key.Contains(value, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(["CardSerial", "Gone", "HolderId", "RequestId", "Sequence"], lookups.Distinct().Order());
    }

    [Fact]
    public async Task BlindKey_AnotherSecretOrKind_IsAnotherKey()
    {
        byte[] secret = new byte[32];
        byte[] other = [.. secret[..31], 1];

        string key = BlindKey.Of(secret, LookupKind.JmaMemberId, "0012345678");

        Assert.Equal(64, key.Length);
        Assert.NotEqual(key, BlindKey.Of(other, LookupKind.JmaMemberId, "0012345678"));
        Assert.NotEqual(key, BlindKey.Of(secret, LookupKind.CardSerial, "0012345678"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task OpenTasks_OpenTask_ShowsFourEyesWithoutASecondRead()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        (string holderId, Request request) = await WithRequestAsync(registry);
        registry.Counter.Reset();

        OpenTask task = Assert.Single((await registry.Worklists.OpenTasksAsync(cancellationToken: Stop)).Items);
        OpenRequest open = Assert.Single((await registry.Worklists.OpenRequestsAsync(cancellationToken: Stop)).Items);

        Assert.Equal(2, registry.Counter.Total);
        Assert.Equal(["s-reception", "s-other"], task.ExcludedStaffIds);
        Assert.Equal((TaskKind.CheckForm, Now.AddDays(1), request.RequestId, holderId), (task.Kind, task.DueAt, task.RequestId, task.HolderId));
        Assert.Equal((RequestState.AwaitingForm, Now, new DateOnly(2026, 12, 2)), (open.State, open.ReceivedAt, open.DueOn!.Value));
    }

    [Fact]
    public async Task Worklists_Closed_ShowNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        (string holderId, Request request) = await WithRequestAsync(registry);

        await registry.DecideAsync(holderId, "close", f => new Decision()
            .Put(f.Request(request.RequestId) with { State = RequestState.Completed, ClosedAt = Now })
            .Put(f.Task("t-1") with { CompletedAt = Now, Outcome = TaskOutcome.Confirmed })
            .Record("request.closed", Reception));

        Assert.Empty((await registry.Worklists.OpenRequestsAsync(cancellationToken: Stop)).Items);
        Assert.Empty((await registry.Worklists.OpenTasksAsync(cancellationToken: Stop)).Items);
        Assert.Single(await registry.Lookups.FindAsync(LookupKind.RequestId, request.RequestId, cancellationToken: Stop));
    }

    [Fact]
    public async Task OpenRequests_MoreThanAPage_ContinuesOldestFirst()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        await registry.DecideAsync(holderId, "k", _ => Enumerable.Range(1, 5).Aggregate(
            new Decision().Record("requests.received", Reception),
            (decision, i) => decision.Put(CreateRequest(holderId) with { ReceivedAt = Now.AddMinutes(-i), Generation = i })));
        List<DateTimeOffset> times = [];
        string? continuation = null;

        do
        {
            WorklistPage<OpenRequest> page = await registry.Worklists.OpenRequestsAsync(2, continuation, Stop);
            Assert.InRange(page.Items.Count, 1, 2);
            times.AddRange(page.Items.Select(request => request.ReceivedAt));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(Enumerable.Range(1, 5).Select(i => Now.AddMinutes(-i)).Order(), times);
    }

    [Fact]
    public async Task Expiries_DaysAroundACardsLast_ListItAndNoOthers()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;

        ExpiringCard[] within = await registry.Expiries.BetweenAsync(new(2028, 12, 31), new(2029, 10, 31), Stop).ToArrayAsync(Stop);
        ExpiringCard[] after = await registry.Expiries.BetweenAsync(new(2029, 11, 1), new(2030, 1, 31), Stop).ToArrayAsync(Stop);

        Assert.Equal([new() { CardSerial = "CARD00000001", HolderId = holderId, ExpiresOn = new(2029, 10, 31) }], within);
        Assert.Empty(after);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_LowerSequenceComesLate_IsRefused(bool goneSince)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry late = registry.Another();
        ProjectionKey key = new(ProjectionTable.Worklists, ProjectionRows.Tasks, "x");
        await Apply(registry, key, "newer", 7, goneSince);

        await Apply(late, key, "older", 6, gone: false);
        await Apply(late, key, "same", 7, gone: false);

        TableEntity row = await registry.Storage.Worklists.GetEntityAsync<TableEntity>(key.Partition, key.Row, cancellationToken: Stop);
        Assert.Equal((7L, goneSince, goneSince ? null : "newer"), (row.GetInt64("Sequence"), row.GetBoolean("Gone"), row.GetString("Value")));
    }

    [Fact]
    public async Task Apply_HigherSequenceAfterATombstone_BringsItBack()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        ProjectionKey key = new(ProjectionTable.Expiries, "2029-10", "x");
        await Apply(registry, key, "old", 1, gone: false);
        await Apply(registry, key, "", 2, gone: true);

        await Apply(registry.Another(), key, "new", 3, gone: false);

        TableEntity row = await registry.Storage.Expiries.GetEntityAsync<TableEntity>(key.Partition, key.Row, cancellationToken: Stop);
        Assert.Equal((3L, "new"), (row.GetInt64("Sequence"), row.GetString("Value")));
    }

    [Fact]
    public async Task Apply_RememberedTagIsStale_StillWritesTheNewer()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry other = registry.Another();
        ProjectionKey key = new(ProjectionTable.Worklists, ProjectionRows.Tasks, "x");
        await Apply(registry, key, "1", 1, gone: false);
        await Apply(other, key, "2", 2, gone: false);

        await Apply(registry, key, "3", 3, gone: false);
        await Apply(other, key, "2 again", 2, gone: false);

        TableEntity row = await registry.Storage.Worklists.GetEntityAsync<TableEntity>(key.Partition, key.Row, cancellationToken: Stop);
        Assert.Equal("3", row.GetString("Value"));
    }

    [Fact]
    public async Task RebuildAll_ProjectionsLost_AreAsBefore()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await WithRequestAsync(registry);
        string[] before = await registry.SnapshotAsync();
        foreach (TableClient table in new[] { registry.Storage.Lookups, registry.Storage.Worklists, registry.Storage.Expiries })
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: Stop))
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Stop);
            }
        }

        int holders = await registry.Upkeep.RebuildAllAsync(Stop);

        Assert.Equal(1, holders);
        Assert.Equal(before.Select(WithoutSequence), (await registry.SnapshotAsync()).Select(WithoutSequence));
    }

    [Fact]
    public async Task RebuildAll_RowThatStandsForNobody_IsMarkedGoneAndPurgedLater()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        (string holderId, _) = await WithRequestAsync(registry);
        string[] before = await registry.SnapshotAsync();
        await registry.Storage.Worklists.AddEntityAsync(
            new TableEntity(ProjectionRows.Tasks, "stray") { ["Sequence"] = 2L, ["Gone"] = false, ["HolderId"] = holderId }, Stop);

        await registry.Upkeep.RebuildAllAsync(Stop);
        IReadOnlyList<OpenTask> tasks = (await registry.Worklists.OpenTasksAsync(cancellationToken: Stop)).Items;
        int early = await registry.Upkeep.PurgeTombstonesAsync(TimeSpan.FromDays(1), Stop);
        registry.Time.Advance(TimeSpan.FromDays(2));
        int purged = await registry.Upkeep.PurgeTombstonesAsync(TimeSpan.FromDays(1), Stop);

        Assert.Single(tasks);
        Assert.Equal((0, 1), (early, purged));
        Assert.Equal(before.Select(WithoutSequence), (await registry.SnapshotAsync()).Select(WithoutSequence));
    }

    // Rebuilt rows carry the holder's newest sequence, not that of their last change.
    static string WithoutSequence(string row) => row[..4] is "Hold" or "Scan" ? row : row.Split(", Sequence=")[0] + string.Concat(row.Split(", Sequence=").Skip(1).Select(rest => rest.TrimStart([.. "0123456789"])));

    static Task Apply(TestRegistry registry, ProjectionKey key, string value, long sequence, bool gone) => registry.Get<ProjectionWriter>().ApplyAsync(
        [new(key, gone ? null : new Dictionary<string, object> { ["Value"] = value }, sequence, LikelyNew: true)], repair: false, Stop);

    static async Task<(string HolderId, Request Request)> WithRequestAsync(TestRegistry registry)
    {
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Request request = CreateRequest(holderId);
        await registry.DecideAsync(holderId, "begin", _ => new Decision().Put(request).Put(CreateTask(request)).Record("request.received", Reception, request.RequestId, detail: "お電話あり"));
        return (holderId, request);
    }
}
