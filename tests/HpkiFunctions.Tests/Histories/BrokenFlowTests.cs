using Hpki.LocalRuntime.Durable.Recording;
using Hpki.LocalRuntime.Functions;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Tests.Histories;

/// <summary>A history that was changed on purpose, as a flow would be, must fail: else the replays prove nothing.</summary>
public sealed class BrokenFlowTests
{
    const string Branch = $"{nameof(LostReport)}/form-checked-closed";

    [Fact]
    public async Task Replay_OfAStepTakenAway_NamesIt()
    {
        HistoryMismatchException error = await ReplayAsync(actions => [.. actions, new() { Kind = "activity", Step = 99, Name = "GoneToday" }]);

        Assert.Contains("recorded activity 'GoneToday' with no input; now no further step", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfAStepAdded_NamesIt()
    {
        HistoryMismatchException error = await ReplayAsync(_ => []);

        Assert.Contains("recorded no further step; now activity 'SendStatusMail'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfOtherStepsOrInputs_NamesBothSides()
    {
        HistoryMismatchException other = await ReplayAsync(actions => [actions[0] with { Name = "AskForLetter" }]);
        HistoryMismatchException input = await ReplayAsync(actions => [actions[0] with { Input = "{}" }]);

        Assert.Matches("recorded activity 'AskForLetter' with .*; now activity 'SendStatusMail' with", other.Message);
        Assert.Matches("recorded activity 'SendStatusMail' with {}; now activity 'SendStatusMail' with {\"HolderId\"", input.Message);
        Assert.All([other, input], error =>
        {
            Assert.Equal((nameof(LostReport), "form-checked-closed"), (error.Orchestrator, error.Branch));
            Assert.Contains($"turn {error.Turn + 1} (", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Replay_OfReorderedSteps_Fails()
    {
        RecordedHistory history = GoldenHistory.Read(Branch);
        int[] turns = [.. history.Rounds[0].Turns.Index().Where(item => item.Item.Actions.Count > 0).Select(item => item.Index)];
        IReadOnlyList<RecordedAction> first = history.Rounds[0].Turns[turns[0]].Actions;
        IReadOnlyList<RecordedAction> second = history.Rounds[0].Turns[turns[1]].Actions;

        HistoryMismatchException error = await ReplayAsync(With(With(history, turns[0], _ => second), turns[1], _ => first));

        Assert.Equal((0, turns[0]), (error.Round, error.Turn));
    }

    [Fact]
    public async Task Replay_OfAnotherDueTime_NamesBothTimes()
    {
        RecordedHistory history = GoldenHistory.Read(Branch);
        int turn = history.Rounds[0].Turns.Index().First(item => item.Item.Actions is [{ Kind: "timer" }]).Index;

        HistoryMismatchException error = await ReplayAsync(
            With(history, turn, actions => [actions[0] with { Due = actions[0].Due!.Value.AddDays(1) }]));

        Assert.Matches("recorded timer due 2026-.*; now timer due 2026-", error.Message);
    }

    /// <summary>With the first turn changed that sends a mail.</summary>
    static Task<HistoryMismatchException> ReplayAsync(Func<IReadOnlyList<RecordedAction>, IReadOnlyList<RecordedAction>> change)
    {
        RecordedHistory history = GoldenHistory.Read(Branch);
        int turn = history.Rounds[0].Turns.Index().First(item => item.Item.Actions is [{ Name: "SendStatusMail" }]).Index;
        return ReplayAsync(With(history, turn, change));
    }

    static RecordedHistory With(RecordedHistory history, int turn, Func<IReadOnlyList<RecordedAction>, IReadOnlyList<RecordedAction>> change)
    {
        List<RecordedTurn> turns = [.. history.Rounds[0].Turns];
        turns[turn] = turns[turn] with { Actions = change(turns[turn].Actions) };
        return history with { Rounds = [history.Rounds[0] with { Turns = turns }, .. history.Rounds.Skip(1)] };
    }

    static async Task<HistoryMismatchException> ReplayAsync(RecordedHistory history)
    {
        await using LocalFunctionApp app = await GoldenHistory.AppAsync();
        return Assert.Throws<HistoryMismatchException>(() => app.Engine.Replay(history));
    }
}
