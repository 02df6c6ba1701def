using System.Text.Json;
using System.Text.RegularExpressions;
using Hpki.LocalRuntime.Durable.Recording;
using HpkiFunctions.Duty;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Histories;

/// <summary>A step that no recorded history takes is a step that nothing holds: a new one turns these red until its branch is recorded.</summary>
public sealed partial class CoverageTests
{
    public static TheoryData<string> Orchestrators { get; } = [.. GoldenHistory.OrchestratorNames];

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void Activities_InTheSourceOfAFlow_OccurInItsHistories(string orchestrator)
    {
        // The flow's own files; what flows share is asked for below, and a flow may have no other steps.
        string source = Directory.EnumerateFiles(RepositoryFiles.PathOf("src/HpkiFunctions"), $"{orchestrator}.orchestrator.cs", SearchOption.AllDirectories).Single();
        IEnumerable<string> called = Directory.EnumerateFiles(Path.GetDirectoryName(source)!, "*.orchestrator.cs").SelectMany(CalledIn);

        string[] taken = [.. ActionsOf(GoldenHistory.ReadAll(orchestrator)).Select(action => action.Name!)];
        Assert.NotEmpty(taken);
        Assert.Empty(called.Except(taken));
    }

    [Fact]
    public void Activities_InTheSourceOfAnyFlow_OccurInAHistory()
    {
        IEnumerable<string> called =
            Directory.EnumerateFiles(RepositoryFiles.PathOf("src/HpkiFunctions"), "*.orchestrator.cs", SearchOption.AllDirectories).SelectMany(CalledIn);

        Assert.NotEmpty(called);
        Assert.Empty(called.Except(ActionsOf(All).Select(action => action.Name!)));
    }

    [Fact]
    public void StatusMails_EveryKind_OccursInAHistory()
    {
        IEnumerable<string> sent = ActionsOf(All)
            .Where(action => action.Name == nameof(StatusMailActivities.SendStatusMail))
            .Select(action => ((StatusMailKind)Member(action.Input!, nameof(StatusMail.Kind)).GetInt32()).ToString());

        Assert.Empty(Enum.GetNames<StatusMailKind>().Except(sent));
    }

    [Fact]
    public void Signals_EveryKind_OccursInAHistory()
    {
        IEnumerable<string> raised = All.SelectMany(history => history.Rounds).SelectMany(round => round.Turns)
            .Where(turn => turn.Arrival.Name == Signal.Name)
            .Select(turn => ((SignalKind)Member(turn.Arrival.Payload!, nameof(Signal.Kind)).GetInt32()).ToString());

        Assert.Empty(Enum.GetNames<SignalKind>().Except(raised));
    }

    [Fact]
    public void DutyAlerts_EveryKind_OccursInAHistory()
    {
        IEnumerable<string> sent = ActionsOf(All)
            .Where(action => action.Name == nameof(DutyActivities.AlertDuty))
            .Select(action => ((DutyAlertKind)Member(action.Input!, nameof(DutyAlert.Kind)).GetInt32()).ToString());

        Assert.Empty(Enum.GetNames<DutyAlertKind>().Except(sent));
    }

    [Fact]
    public void Outcomes_OfActivities_AllOccurInAHistory()
    {
        Assert.Empty(Enum.GetValues<StatusMailOutcome>().Except(ResultsOf<StatusMailOutcome>(nameof(StatusMailActivities.SendStatusMail))));

        // A failure is no result but an exception, which the flow takes for RevocationOutcome.Failed.
        Assert.Empty(Enum.GetValues<RevocationOutcome>().Except(ResultsOf<RevocationOutcome>(nameof(RevocationActivities.ExecuteRevocation)))
            .Except([RevocationOutcome.Failed]));

        // Needless is met only by an alarm that crosses the end of its task in the same moment.
        Assert.Empty(Enum.GetValues<DutyAlertOutcome>().Except(ResultsOf<DutyAnswer>(nameof(DutyActivities.AlertDuty)).Select(answer => answer.Outcome))
            .Except([DutyAlertOutcome.Needless]));
    }

    [Fact]
    public void Files_EveryOne_BelongsToABranchThatIsPlayed()
    {
        string[] played = [.. RecordedScenario.All.Select(scenario => scenario.ToString())];

        Assert.Equal(played.Length, played.Distinct().Count());
        Assert.Empty(played.Except(GoldenHistory.Names));

        // A branch in which a second generation runs has a second file. A flow that starts no more is no longer played; its files stay as they are.
        IEnumerable<string> inUse = GoldenHistory.Names.Where(name => RecordedScenario.All.Any(scenario => name.StartsWith($"{scenario.Orchestrator}/", StringComparison.Ordinal)));
        Assert.Empty(inUse.Select(name => SecondOne().Replace(name, "")).Except(played));
    }

    static IReadOnlyList<RecordedHistory> All { get; } = [.. GoldenHistory.Names.Select(GoldenHistory.Read)];

    static IEnumerable<string> CalledIn(string path) => Activity().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value);

    static IEnumerable<RecordedAction> ActionsOf(IEnumerable<RecordedHistory> histories) =>
        histories.SelectMany(history => history.Rounds).SelectMany(round => round.Turns).SelectMany(turn => turn.Actions)
            .Where(action => action.Kind == "activity");

    static IEnumerable<T> ResultsOf<T>(string activity) => All.SelectMany(history => history.Rounds).SelectMany(round =>
    {
        HashSet<int> steps = [.. round.Turns.SelectMany(turn => turn.Actions).Where(action => action.Name == activity).Select(action => action.Step)];
        return round.Turns.Where(turn => turn.Arrival is { Kind: "done", Step: { } step } && steps.Contains(step))
            .Select(turn => JsonSerializer.Deserialize<T>(turn.Arrival.Payload!)!);
    });

    static JsonElement Member(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name);

    [GeneratedRegex(@"nameof\(\w+Activities\.(\w+)\)")]
    private static partial Regex Activity();

    [GeneratedRegex(@"-\d+$")]
    private static partial Regex SecondOne();
}
