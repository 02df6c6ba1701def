using Hpki.Procedures.Requests;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests;

/// <summary>Design rule 1: a crash at any request leaves something that the sweeper finishes, or nothing at all.</summary>
public sealed class CrashTests(Azurite azurite)
{
    const string HolderId = "h-crash";
    const string RequestId = "K7M4PX9TWE";

    [Fact]
    public async Task Decide_CrashAtAnyRequest_EndsInTheSameState()
    {
        (string[] expected, int requests) = await UndisturbedAsync();

        for (int crashAt = 1; crashAt <= requests; crashAt++)
        {
            foreach (bool sent in new[] { false, true })
            {
                await using TestRegistry clean = await PreparedAsync();

                await CrashAsync(clean, crashAt, sent);
                clean.Time.Advance(TimeSpan.FromSeconds(31));
                await clean.SweepAsync();

                string[] swept = await clean.SnapshotAsync();
                Assert.True(!swept.Any(IsLeftOver), $"Left over after a crash at request {crashAt} ({(sent ? "after" : "before")} it was sent): {string.Join('\n', swept.Where(IsLeftOver))}");
                await DecideAsync(clean, clean.Signals);
                Assert.Equal(expected, await clean.SnapshotAsync());
                Assert.Contains("LostReport i-1 {\"Id\":\"K7M4PX9TWE\"}", clean.Signals.Started);
                Assert.Contains("i-0 {\"Kind\":\"x\"}", clean.Signals.Signalled);
            }
        }
    }

    [Fact]
    public async Task Register_CrashAtAnyRequest_EndsInTheSameState()
    {
        PipelineHook counting = new();
        await using TestRegistry reference = await TestRegistry.CreateAsync(azurite, counting);
        await reference.RegisterAsync(CreateHolder(HolderId));
        string[] expected = await reference.SnapshotAsync();
        int requests = counting.Requests;

        for (int crashAt = 1; crashAt <= requests; crashAt++)
        {
            await using TestRegistry clean = await TestRegistry.CreateAsync(azurite);
            PipelineHook hook = Crashing(crashAt, sent: crashAt % 2 == 0);
            await using TestRegistry dying = clean.Another(hook);
            try
            {
                await dying.RegisterAsync(CreateHolder(HolderId));
            }
            catch (CrashException)
            {
            }

            clean.Time.Advance(TimeSpan.FromHours(2));
            await clean.SweepAsync();

            Assert.DoesNotContain(await clean.SnapshotAsync(), IsLeftOver);
            try
            {
                await clean.RegisterAsync(CreateHolder(HolderId));
            }
            catch (HolderExistsException)
            {
                // The refused registration announced itself; it has nothing to deliver.
                clean.Time.Advance(TimeSpan.FromSeconds(31));
                await clean.SweepAsync();
            }

            Assert.Equal(expected, await clean.SnapshotAsync());
        }
    }

    [Fact]
    public async Task Decide_SweptWhileTheTransactionIsUnderWay_IsAnnouncedAgainAndLeavesNothing()
    {
        (string[] expected, _) = await UndisturbedAsync();
        await using TestRegistry clean = await PreparedAsync();
        PipelineHook hook = new();
        await using TestRegistry slow = clean.Another(hook);
        List<SweepResult> sweeps = [];
        hook.Before = async (_, message) =>
        {
            // The writer has checked its intent and sends the transaction; then nothing moves for a while.
            if (PipelineHook.IsTransaction(message) && sweeps.Count == 0)
            {
                clean.Time.Advance(TimeSpan.FromSeconds(40));
                sweeps.Add(await clean.SweepAsync());
            }
        };
        hook.After = (_, message) =>
            PipelineHook.IsTransaction(message) && message.Response.Status == 202 && sweeps.Count == 1
                ? throw new CrashException() : Task.CompletedTask;

        await Assert.ThrowsAsync<CrashException>(() => DecideAsync(slow, slow.Signals));
        string[] afterFirst = await clean.SnapshotAsync();
        hook.After = null;
        DecisionResult result = await DecideAsync(slow, slow.Signals);

        Assert.Equal([new SweepResult(0, 1, 0)], sweeps);
        Assert.DoesNotContain(afterFirst, IsLeftOver);
        Assert.Equal(DecisionOutcome.MadeNow, result.Outcome);
        Assert.Equal(expected, await clean.SnapshotAsync());
    }

    [Fact]
    public async Task Decide_IntentGrewOldBeforeTheCommit_IsWrittenAgain()
    {
        await using TestRegistry clean = await PreparedAsync();
        PipelineHook hook = new();
        await using TestRegistry slow = clean.Another(hook);
        int intents = 0;
        hook.Before = async (_, message) =>
        {
            if (message.Request.Uri.Path.Contains("Pending", StringComparison.Ordinal) && message.Request.Method != Azure.Core.RequestMethod.Delete)
            {
                intents++;
            }
            else if (PipelineHook.IsTransaction(message) && intents == 1)
            {
                clean.Time.Advance(PendingSweeper.FreshFor);
                await clean.DecideAsync(HolderId, "other", _ => new Decision().Record("noted", Reception));
            }
        };

        DecisionResult result = await DecideAsync(slow, slow.Signals);

        Assert.Equal(2, intents);
        Assert.Equal(DecisionOutcome.MadeNow, result.Outcome);
    }

    async Task<(string[] Snapshot, int Requests)> UndisturbedAsync()
    {
        await using TestRegistry plain = await PreparedAsync();
        PipelineHook counting = new();
        await using TestRegistry registry = plain.Another(counting);
        await DecideAsync(registry, registry.Signals);
        return (await plain.SnapshotAsync(), counting.Requests);
    }

    // A holder with an open request and its task; the decision closes the task, changes the request, opens another task.
    async Task<TestRegistry> PreparedAsync()
    {
        TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await registry.RegisterAsync(CreateHolder(HolderId));
        Request request = CreateRequest(HolderId, RequestId);
        await registry.DecideAsync(HolderId, "begin", _ => new Decision().Put(request).Put(CreateTask(request)).Record("request.received", Reception, RequestId));
        return registry;
    }

    static Task<DecisionResult> DecideAsync(TestRegistry registry, RecordedSignals signals) => registry.Holders.DecideAsync(
        HolderId,
        "crash-key",
        file => new Decision()
            .Put(file.Request(RequestId) with { State = RequestState.AwaitingCheck })
            .Put(file.Task("t-1") with { CompletedAt = Now, CompletedBy = "s-second", Outcome = TaskOutcome.Confirmed })
            .Put(CreateTask(file.Request(RequestId), "t-2"))
            .Put(file.Holder with { FamilyKana = "ベツメイ" })
            .Record("request.checked", Reception, RequestId, approvedBy: "s-second")
            .Start("LostReport", "i-1", new { Id = RequestId })
            .Signal("i-0", new { Kind = "x" }),
        signals,
        TestContext.Current.CancellationToken);

    static async Task CrashAsync(TestRegistry clean, int crashAt, bool sent)
    {
        PipelineHook hook = Crashing(crashAt, sent);
        await using TestRegistry dying = clean.Another(hook);
        RecordedSignals signals = clean.Signals;
        signals.Failure = () => hook.Requests > crashAt ? new CrashException() : null;
        try
        {
            await DecideAsync(dying, signals);
        }
        catch (CrashException)
        {
        }

        signals.Failure = () => null;
    }

    static PipelineHook Crashing(int crashAt, bool sent)
    {
        Task Die(int number) => number >= crashAt ? throw new CrashException() : Task.CompletedTask;
        return new()
        {
            Before = (number, _) => Die(sent ? number - 1 : number),
            After = (number, _) => sent ? Die(number) : Task.CompletedTask,
        };
    }

    static bool IsLeftOver(string row) => row.StartsWith("Pending", StringComparison.Ordinal) || row.Contains(" outbox|", StringComparison.Ordinal);

    sealed class CrashException() : Exception("The process dies here.");
}
