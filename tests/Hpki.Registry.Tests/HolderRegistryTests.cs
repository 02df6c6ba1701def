using System.Text.Json;
using Hpki.Procedures.Requests;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests;

public sealed class HolderRegistryTests(Azurite azurite)
{
    [Fact]
    public async Task Register_NewHolder_OpensWithEveryField()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        Holder holder = CreateHolder() with { Workplace = "架空病院 '本院'", RevocationWordHash = "$argon2id$…" };
        Card card = CreateCard(holder.HolderId);

        await registry.Holders.RegisterAsync(holder, [card], Reception, TestContext.Current.CancellationToken);

        HolderFile file = await registry.Holders.OpenAsync(holder.HolderId, TestContext.Current.CancellationToken);
        Assert.Equal(holder, file.Holder);
        Assert.Equal([card], file.Cards);
        Assert.Equal(2, file.Sequence);
    }

    [Fact]
    public async Task Register_IdTaken_Throws()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        HolderFile file = await registry.RegisterAsync();

        await Assert.ThrowsAsync<HolderExistsException>(() => registry.RegisterAsync(file.Holder with { GivenName = "別人" }));

        Assert.Equal("例子", (await registry.Holders.OpenAsync(file.Holder.HolderId, TestContext.Current.CancellationToken)).Holder.GivenName);
    }

    [Fact]
    public async Task Open_UnknownHolder_Throws()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        await Assert.ThrowsAsync<HolderNotFoundException>(() => registry.Holders.OpenAsync("h-nobody", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Decide_EveryKindOfRecord_OpensAsPut()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Request request = CreateRequest(holderId) with { SecondCertificateToo = true, WantsReissue = false, FirstReminderOn = new(2026, 11, 9) };
        StaffTask task = CreateTask(request);
        Document document = CreateDocument(request, scanId: null) with { DraftReference = "D34679ACDEFHJKLMNPRTW", FormVersion = 1, Typed = new Dictionary<string, string> { ["holder.name"] = "見本 花子" } };
        RevocationOrder order = new()
        {
            OrderId = "o-1",
            HolderId = holderId,
            CardSerial = "CARD00000001",
            RequestId = request.RequestId,
            Reason = Procedures.Cards.RevocationReason.Loss,
            OrderedAt = Now,
            OrderedBy = Reception.ActorId,
            SigningCrlNumber = "12345678901234567890",
        };
        MailRecord mail = new() { MailId = "m-1", RequestId = request.RequestId, Template = "lost-report-received", State = MailState.Unknown, IntendedAt = Now };

        DecisionResult result = await registry.DecideAsync(holderId, "k", _ =>
            new Decision().Put(request).Put(task).Put(document).Put(order).Put(mail).Record("request.received", Reception, request.RequestId));

        HolderFile opened = await registry.Holders.OpenAsync(holderId, TestContext.Current.CancellationToken);
        Assert.Equal(DecisionOutcome.MadeNow, result.Outcome);
        foreach (HolderFile file in new[] { result.File, opened })
        {
            Assert.Equal(request, file.Request(request.RequestId));
            Assert.Equivalent(document, file.Document(document.DocumentId), strict: true);
            Assert.Equal(order, file.Order("o-1"));
            Assert.Equal(mail, file.Mail("m-1"));
            Assert.Equal(task.ExcludedStaffIds, file.Task("t-1").ExcludedStaffIds);
            Assert.Equal(task, file.Task("t-1") with { ExcludedStaffIds = task.ExcludedStaffIds });
            Assert.Equal(3, file.Sequence);
        }
    }

    [Fact]
    public async Task Decide_SameKeyAgain_ChangesNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Request request = CreateRequest(holderId);
        Decision Decide(HolderFile file) => new Decision().Put(request).Record("request.received", Reception, request.RequestId).Start("LostReport", "i-1", new { request.RequestId });
        await registry.DecideAsync(holderId, "k", Decide);
        string[] before = await registry.SnapshotAsync();

        DecisionResult again = await registry.DecideAsync(holderId, "k", Decide);

        Assert.Equal(DecisionOutcome.MadeBefore, again.Outcome);
        Assert.Equal(before, await registry.SnapshotAsync());
        Assert.Single(registry.Signals.Started);
    }

    [Fact]
    public async Task Decide_SameKeyFromKnownFile_ChangesNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        HolderFile file = await registry.RegisterAsync();
        Decision Decide(HolderFile _) => new Decision().Record("noted", Reception);
        await registry.Holders.DecideAsync(file, "k", Decide, registry.Signals, TestContext.Current.CancellationToken);

        DecisionResult again = await registry.Holders.DecideAsync(file, "k", Decide, registry.Signals, TestContext.Current.CancellationToken);

        Assert.Equal(DecisionOutcome.MadeBefore, again.Outcome);
        Assert.Equal(3, again.File.Sequence);
    }

    /// <summary>The file of a repeated decision carries that one's mark, which once made the next decision look made.</summary>
    [Fact]
    public async Task Decide_FromTheFileOfARepeatedDecision_IsMade()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        HolderFile file = await registry.RegisterAsync();
        Decision Decide(HolderFile _) => new Decision().Record("noted", Reception);
        await registry.DecideAsync(file.Holder.HolderId, "a", Decide);
        DecisionResult again = await registry.DecideAsync(file.Holder.HolderId, "a", Decide);

        DecisionResult next = await registry.Holders.DecideAsync(again.File, "b", Decide, registry.Signals, TestContext.Current.CancellationToken);

        Assert.Equal((DecisionOutcome.MadeBefore, DecisionOutcome.MadeNow), (again.Outcome, next.Outcome));
        Assert.Equal(4, next.File.Sequence);
    }

    [Fact]
    public async Task Decide_KnownFileNothingOutward_IsOneOperation()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        HolderFile file = await registry.RegisterAsync();
        registry.Counter.Reset();

        DecisionResult first = await registry.Holders.DecideAsync(file, "a", _ => new Decision().Record("noted", Reception), registry.Signals, TestContext.Current.CancellationToken);
        await registry.Holders.DecideAsync(first.File, "b", _ => new Decision().Record("noted", Reception), registry.Signals, TestContext.Current.CancellationToken);

        Assert.Equal(2, registry.Counter.Total);
    }

    [Fact]
    public async Task Decide_WithProjectionsTaskAndStart_StaysWithinItsOperations()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Request request = CreateRequest(holderId);
        registry.Counter.Reset();

        await registry.DecideAsync(holderId, "k", _ => new Decision().Put(request).Put(CreateTask(request)).Record("request.received", Reception).Start("F", "i", new { }));

        // Load, intent, transaction, look-up, two work lists, outbox row, intent.
        Assert.Equal(8, registry.Counter.Total);
    }

    [Fact]
    public async Task Decide_Null_LeavesEverything()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        string[] before = await registry.SnapshotAsync();

        DecisionResult result = await registry.DecideAsync(holderId, "k", _ => null);

        Assert.Equal(DecisionOutcome.NothingToDo, result.Outcome);
        Assert.Equal(before, await registry.SnapshotAsync());
    }

    [Fact]
    public async Task Decide_OneRowTooLarge_StoresNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Request request = CreateRequest(holderId);
        string[] before = await registry.SnapshotAsync();

        await Assert.ThrowsAsync<StorageLimitException>(() => registry.DecideAsync(holderId, "k", _ =>
            new Decision().Put(request).Record("request.received", Reception, detail: new string('長', 33_000))));

        Assert.Equal(before, await registry.SnapshotAsync());
    }

    [Fact]
    public async Task Decide_StorageRefusesOneRow_StoresNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        string[] before = await registry.SnapshotAsync();

        // Erasing a detail that does not exist is refused by the service itself, in the last operation of the transaction.
        await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => registry.DecideAsync(holderId, "k", _ =>
            new Decision().Put(CreateCard(holderId, "CARD00000002") with { HolderId = holderId }).EraseDetail(99, Reception)));

        string[] after = await registry.SnapshotAsync();
        Assert.Equal(before, after.Where(row => !row.StartsWith("Pending", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Decide_ManyWritersAtOnce_LosesNoUpdate()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Request request = CreateRequest(holderId) with { Generation = 0 };
        await registry.DecideAsync(holderId, "begin", _ => new Decision().Put(request).Record("request.received", Reception));
        await using TestRegistry other = registry.Another();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => (i % 2 == 0 ? registry : other).DecideAsync(holderId, $"k{i}", file =>
            new Decision().Put(file.Request(request.RequestId) with { Generation = file.Request(request.RequestId).Generation + 1 }).Record("request.changed", Reception))));

        HolderFile after = await registry.Holders.OpenAsync(holderId, TestContext.Current.CancellationToken);
        Assert.Equal(8, after.Request(request.RequestId).Generation);
        Assert.Equal(11, after.Sequence);
        Assert.True((await registry.Timeline.VerifyAsync(holderId, TestContext.Current.CancellationToken)).IsWhole);
    }

    [Fact]
    public async Task Decide_OtherWriterBetween_DecidesAgainOnTheNewFile()
    {
        PipelineHook hook = new();
        await using TestRegistry plain = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry registry = plain.Another(hook);
        string holderId = (await plain.RegisterAsync()).Holder.HolderId;
        List<long> seen = [];
        bool interfered = false;
        hook.Before = async (_, message) =>
        {
            if (PipelineHook.IsTransaction(message) && !interfered)
            {
                interfered = true;
                await plain.DecideAsync(holderId, "other", _ => new Decision().Record("noted", Reception));
            }
        };

        DecisionResult result = await registry.DecideAsync(holderId, "mine", file =>
        {
            seen.Add(file.Sequence);
            return new Decision().Record("noted", Reception);
        });

        Assert.Equal([2, 3], seen);
        Assert.Equal(4, result.File.Sequence);
    }

    [Fact]
    public async Task Decide_OthersNeverStop_ThrowsNamedAndStoresNothing()
    {
        PipelineHook hook = new();
        await using TestRegistry plain = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry registry = plain.Another(hook);
        string holderId = (await plain.RegisterAsync()).Holder.HolderId;
        hook.Before = async (number, message) =>
        {
            if (PipelineHook.IsTransaction(message))
            {
                await plain.DecideAsync(holderId, $"other{number}", _ => new Decision().Record("noted", Reception));
            }
        };

        await Assert.ThrowsAsync<DecisionConflictException>(() => registry.DecideAsync(holderId, "mine", _ => new Decision().Record("never", Reception)));

        Assert.DoesNotContain(await plain.SnapshotAsync(), row => row.Contains("never", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decide_AnswerOfTheCommitLost_CountsAsMadeNowAndDelivers()
    {
        PipelineHook hook = new();
        await using TestRegistry plain = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry registry = plain.Another(hook);
        string holderId = (await plain.RegisterAsync()).Holder.HolderId;
        bool lost = false;
        hook.After = (_, message) =>
        {
            if (PipelineHook.IsTransaction(message) && !lost)
            {
                lost = true;
                throw new IOException("The connection was reset.");
            }

            return Task.CompletedTask;
        };

        DecisionResult result = await registry.DecideAsync(holderId, "k", _ => new Decision().Record("noted", Reception).Start("F", "i", new { A = 1 }));

        Assert.True(lost);
        Assert.Equal(DecisionOutcome.MadeNow, result.Outcome);
        Assert.Equal(["F i {\"A\":1}"], registry.Signals.Started);
        Assert.DoesNotContain(await plain.SnapshotAsync(), row => row.StartsWith("Pending", StringComparison.Ordinal) || row.Contains(" outbox|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decide_DeliveryFails_IsMadeAllTheSameAndSweptLater()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        bool down = true;
        registry.Signals.Failure = () => down ? new InvalidOperationException("The engine is down.") : null;

        DecisionResult result = await registry.DecideAsync(holderId, "k", _ => new Decision().Record("noted", Reception).Signal("i", new { Kind = "x" }));
        SweepResult tooEarly = await registry.SweepAsync();
        registry.Time.Advance(TimeSpan.FromSeconds(31));
        SweepResult failing = await registry.SweepAsync();
        down = false;
        SweepResult swept = await registry.SweepAsync();

        Assert.Equal(DecisionOutcome.MadeNow, result.Outcome);
        Assert.Equal(new SweepResult(0, 0, 0), tooEarly);
        Assert.Equal(new SweepResult(0, 0, 1), failing);
        Assert.Equal(new SweepResult(1, 0, 0), swept);
        Assert.Equal(["i {\"Kind\":\"x\"}"], registry.Signals.Signalled);
    }

    [Theory]
    [InlineData(SignalOutcome.NoSuchInstance)]
    [InlineData(SignalOutcome.Ended)]
    public async Task Decide_SignalCannotArrive_IsSettledThroughTheHook(SignalOutcome outcome)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        registry.Signals.Outcome = outcome;

        await registry.DecideAsync(holderId, "k", _ => new Decision().Record("noted", Reception).Signal("i", new { Kind = "x" }));
        registry.Time.Advance(TimeSpan.FromMinutes(1));
        SweepResult swept = await registry.SweepAsync();

        UndeliverableSignal settled = Assert.Single(registry.Signals.Undeliverable);
        Assert.Equal((holderId, "k", "i", outcome), (settled.HolderId, settled.DecisionKey, settled.InstanceId, settled.Outcome));
        Assert.Equal(new SweepResult(0, 0, 0), swept);
    }

    [Fact]
    public async Task Start_Record_ArrivesAsTheRecordSerialises()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        Payload input = new("K7M4PX9TWE", RequestState.AwaitingForm, new(2026, 12, 2), null, 1500);

        await registry.DecideAsync(holderId, "k", _ => new Decision().Record("noted", Reception).Start("F", "i", input));

        Assert.Equal([$"F i {JsonSerializer.Serialize(input)}"], registry.Signals.Started);
    }

    [Fact]
    public async Task Decide_NoEvent_IsRefused()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;

        await Assert.ThrowsAsync<InvalidDecisionException>(() => registry.DecideAsync(holderId, "k", _ => new Decision().Put(CreateRequest(holderId))));
    }

    [Fact]
    public async Task Decide_AnotherHoldersRecord_IsRefused()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;

        await Assert.ThrowsAsync<InvalidDecisionException>(() => registry.DecideAsync(holderId, "k", _ =>
            new Decision().Put(CreateRequest("h-other")).Record("request.received", Reception)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("失効")]
    public async Task Decide_KeyIsNoCode_IsRefused(string key)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;

        await Assert.ThrowsAsync<InvalidDecisionException>(() => registry.DecideAsync(holderId, key, _ => new Decision().Record("noted", Reception)));
    }

    [Theory]
    [InlineData("name", "架空田")]
    [InlineData("氏名", "x")]
    public void Record_FactIsNoCode_IsRefused(string name, string value) =>
        Assert.Throws<InvalidDecisionException>(() => new Decision().Record("noted", Reception, facts: new Dictionary<string, string> { [name] = value }));

    [Fact]
    public void Start_PayloadTooLarge_IsRefused() =>
        Assert.Throws<InvalidDecisionException>(() => new Decision().Start("F", "i", new { Text = new string('x', 5000) }));

    [Fact]
    public void Put_SameRowTwice_IsRefused()
    {
        Request request = CreateRequest("h-1");

        Assert.Throws<InvalidDecisionException>(() => new Decision().Put(request).Put(request with { Generation = 2 }));
    }

    sealed record Payload(string RequestId, RequestState State, DateOnly Due, string? Nothing, int Yen);
}
