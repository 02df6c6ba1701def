using Hpki.LocalRuntime.Durable.Recording;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>Golden histories: what was recorded holds the code of today, and a change says where.</summary>
public sealed class RecordedHistoryTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_OfTheSameCode_Agrees()
    {
        RecordedHistory history = await RecordAsync(Flow);

        await ReplayAsync(history, Flow);
        await ReplayAsync(RecordedHistory.Parse(history.ToJson()), Flow);

        Assert.Equal(["started", "done", "failed", "event", "timer", "done"], history.Rounds[0].Turns.Select(turn => turn.Arrival.Kind));
        Assert.Equal(2, history.Rounds.Count);
        Assert.Equal("continued", history.Rounds[0].Turns[^1].End!.Kind);
        Assert.Equal("completed", history.Rounds[1].Turns[^1].End!.Kind);
        Assert.Equal(history.ToJson(), RecordedHistory.Parse(history.ToJson()).ToJson());
    }

    [Fact]
    public async Task Record_Twice_GivesTheSameFile()
    {
        RecordedHistory first = await RecordAsync(Flow);
        RecordedHistory second = await RecordAsync(Flow);

        Assert.Equal(first.ToJson(), second.ToJson());
        Assert.DoesNotContain("first try", first.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfWhatCameTogether_TakesItApart()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero));
        DurableFunctionCatalog catalog = Catalog(async context =>
        {
            string word = await context.WaitForExternalEvent<string>("Go");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return word;
        });
        await using LocalDurableTaskEngine engine = new(catalog, new LocalDurableTaskOptions(), clock, NullLoggerFactory.Instance);
        HistoryRecorder recorder = engine.Record();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Flow", null, new StartOrchestrationOptions("i"), Token);
        await engine.Client.RaiseEventAsync("i", "Go", "x", Token);

        await engine.StartAsync(Token);
        await engine.WaitUntilIdleAsync(Token);

        RecordedRound round = Assert.Single(Assert.Single(recorder.HistoriesOf("Flow", "example")).Rounds);
        Assert.Equal(["started", "event"], round.Turns.Select(turn => turn.Arrival.Kind));
        Assert.Equal([0, 1], round.Turns.Select(turn => turn.Actions.Count));
        Assert.Throws<InvalidOperationException>(() => engine.Record());
    }

    [Fact]
    public async Task Record_OfActivitiesCalledTogether_EndsThemInTheirOrder()
    {
        DurableFunctionCatalog catalog = Catalog(async context => (object?)await Task.WhenAll(
                Enumerable.Range(0, 20).Select(number => context.CallActivityAsync<int>(number % 2 == 0 ? "Slow" : "Quick", number))))
            .AddActivity("Slow", async (_, _) =>
            {
                await Task.Yield();
                return 1;
            })
            .AddActivity("Quick", (_, _) => Task.FromResult<object?>(2));
        await using TestHost host = await TestHost.StartAsync(catalog);
        HistoryRecorder recorder = host.Engine.Record();

        await host.StartInstanceAsync("Flow");
        await host.SettleAsync();

        RecordedRound round = Assert.Single(Assert.Single(recorder.HistoriesOf("Flow", "example")).Rounds);
        Assert.Equal(Enumerable.Range(0, 20), round.Turns.Skip(1).Select(turn => turn.Arrival.Step!.Value));
    }

    [Fact]
    public async Task Replay_AfterAChange_NamesOrchestratorBranchTurnStepAndBothSides()
    {
        RecordedHistory history = await RecordAsync(Flow);

        Assert.Equal(
            "The orchestrator 'Flow' no longer matches the history of 'example', in round 1, turn 2 (2024-05-01T00:00:00.0000000Z, after the end "
            + "of step #0), step #1: recorded activity 'Second' with 7; now no further step.",
            (await BrokenAsync(history, Changed(removed: true))).Message);
        Assert.Contains("turn 1 (2024-05-01T00:00:00.0000000Z, at the start), step #0: recorded activity 'First' with 7; now activity 'Zeroth' with no input.",
            (await BrokenAsync(history, Changed(added: true))).Message, StringComparison.Ordinal);
        Assert.Contains("step #0: recorded activity 'First' with 7; now activity 'Second' with 7.",
            (await BrokenAsync(history, Changed(first: "Second", second: "First"))).Message, StringComparison.Ordinal);
        Assert.Contains("turn 2", (await BrokenAsync(history, Changed(input: 8))).Message, StringComparison.Ordinal);
        Assert.Contains("step #1: recorded activity 'Second' with 7; now activity 'Second' with 8.", (await BrokenAsync(history, Changed(input: 8))).Message, StringComparison.Ordinal);
        Assert.Contains("step #2: recorded timer due 2024-05-01T01:00:00.0000000Z; now timer due 2024-05-01T00:30:00.0000000Z.",
            (await BrokenAsync(history, Changed(hours: 0.5))).Message, StringComparison.Ordinal);
        Assert.Contains("turn 2 (2024-05-01T00:00:00.0000000Z, after the end of step #0), its end: recorded that it waits; now it fails: ",
            (await BrokenAsync(history, Changed(hours: -1))).Message, StringComparison.Ordinal);
        Assert.Contains("custom status: recorded none; now \"new\".", (await BrokenAsync(history, Changed(status: "new"))).Message, StringComparison.Ordinal);
        HistoryMismatchException other = await BrokenAsync(history, Changed(result: "other"));
        Assert.Contains("turn 1 (2024-05-01T01:00:00.0000000Z, at the start), its end: recorded it completes with \"end\"; now it completes with \"other\".", other.Message, StringComparison.Ordinal);
        Assert.Equal(("Flow", "example", 1, 0), (other.Orchestrator, other.Branch, other.Round, other.Turn));
    }

    [Fact]
    public async Task Replay_WithoutTheOrchestrator_SaysSo()
    {
        RecordedHistory history = await RecordAsync(Flow);
        await using TestHost without = await TestHost.StartAsync(new());

        HistoryMismatchException error = Assert.Throws<HistoryMismatchException>(() => without.Engine.Replay(history));

        Assert.Contains("now that there is none of its name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfCodeThatDependsOnMore_FailsAtTheTurnWhereItShows()
    {
        RecordedHistory history = await RecordAsync(Flow);
        int runs = 0;

        // One run a turn: the fourth goes another way through the second turn than the three before.
        HistoryMismatchException error = await BrokenAsync(history, context => Changed(second: ++runs > 3 ? "Third" : "Second")(context));

        Assert.Equal((0, 3), (error.Round, error.Turn));
        Assert.Contains("recorded the turns before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfCodeThatReadsTheWordsOfAFailure_IsRefused()
    {
        static async Task<object?> Reads(TaskOrchestrationContext context)
        {
            await context.WaitForExternalEvent<string>("Go");
            try
            {
                await context.CallActivityAsync("Second");
            }
            catch (TaskFailedException exception) when (exception.Message.Contains("first try", StringComparison.Ordinal))
            {
                await context.CallActivityAsync("First");
            }

            return null;
        }

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAsync(Reads));

        Assert.Contains("depends on more than its history", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renamed_History_StillReplays()
    {
        RecordedHistory history = (await RecordAsync(Flow)).Renamed(json => json.Replace("\"instance\":\"i\"", "\"instance\":\"example-1\"", StringComparison.Ordinal));

        await ReplayAsync(history, Flow);

        Assert.Equal("example-1", history.Instance);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("""{"format":2,"orchestrator":"a","branch":"b","instance":"i","rounds":[]}""", "has format 2; 1 is read")]
    [InlineData("""{"format":1,"orchestrator":"a","branch":"b","instance":"i","rounds":[],"more":1}""", "cannot be read")]
    public void Parse_OfSomethingElse_SaysWhy(string json, string why)
        => Assert.Contains(why, Assert.Throws<FormatException>(() => RecordedHistory.Parse(json)).Message, StringComparison.Ordinal);

    static Task<object?> Flow(TaskOrchestrationContext context) => Changed()(context);

    /// <summary>Two steps with an event between, the second failing once; then a second round.</summary>
    static OrchestratorFunction Changed(
        string first = "First", string second = "Second", int input = 7, double hours = 1, bool added = false, bool removed = false, string? status = null,
        string result = "end")
        => async context =>
        {
            if (context.GetInput<string>() == "again")
            {
                return result;
            }

            if (added)
            {
                await context.CallActivityAsync("Zeroth");
            }

            if (status is not null)
            {
                context.SetCustomStatus(status);
            }

            await context.CallActivityAsync<int>(first, 7);
            if (!removed)
            {
                Task<string> go = context.WaitForExternalEvent<string>("Go");
                await context.CallActivityAsync<int>(
                    second, input, TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromHours(hours))));
                await go;
            }

            context.ContinueAsNew("again");
            return null;
        };

    static async Task<RecordedHistory> RecordAsync(OrchestratorFunction flow)
    {
        int tries = 0;
        DurableFunctionCatalog catalog = Catalog(flow)
            .AddActivity("First", (_, _) => Task.FromResult<object?>(1))
            .AddActivity("Second", (_, _) => ++tries == 1 ? throw new InvalidOperationException("first try") : Task.FromResult<object?>(2));
        await using TestHost host = await TestHost.StartAsync(catalog);
        HistoryRecorder recorder = host.Engine.Record();
        await host.StartInstanceAsync("Flow");
        await host.SettleAsync();
        await host.Client.RaiseEventAsync("i", "Go", "x", Token);
        await host.SkipAsync(TimeSpan.FromDays(1));
        return Assert.Single(recorder.HistoriesOf("Flow", "example"));
    }

    static DurableFunctionCatalog Catalog(OrchestratorFunction flow) => new DurableFunctionCatalog().AddOrchestrator("Flow", flow);

    static async Task<HistoryMismatchException> BrokenAsync(RecordedHistory history, OrchestratorFunction flow)
        => await Assert.ThrowsAsync<HistoryMismatchException>(() => ReplayAsync(history, flow));

    static async Task ReplayAsync(RecordedHistory history, OrchestratorFunction flow)
    {
        await using LocalDurableTaskEngine engine = new(Catalog(flow), new LocalDurableTaskOptions(), TimeProvider.System, NullLoggerFactory.Instance);
        engine.Replay(history);
    }
}
