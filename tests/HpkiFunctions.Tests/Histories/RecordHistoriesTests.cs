namespace HpkiFunctions.Tests.Histories;

/// <summary>
/// The branches are played on the whole product: with HPKI_UPDATE_HISTORIES=1 to record them anew (or with the beginning of a name in place
/// of 1, to record only those), in the long run to see that what is
/// recorded is still what happens. Else one stands for all; the recorded histories are all replayed in any case, which takes milliseconds.
/// </summary>
public sealed class RecordHistoriesTests
{
    static readonly string? Update = Environment.GetEnvironmentVariable("HPKI_UPDATE_HISTORIES");
    static readonly bool Long = Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";

    public static TheoryData<string> Names { get; } = [.. RecordedScenario.All.Select(scenario => scenario.ToString()).Where((name, i) => IsPlayed(name, i == 0))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Play_OfABranch_GivesTheRecordedHistory(string name)
    {
        RecordedScenario scenario = RecordedScenario.All.Single(scenario => scenario.ToString() == name);

        IReadOnlyDictionary<string, string> histories = await scenario.RecordAsync();

        Assert.NotEmpty(histories);
        foreach ((string branch, string json) in histories)
        {
            string path = GoldenHistory.PathOf($"{scenario.Orchestrator}/{branch}");
            if (Update is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, json);
            }

            Assert.True(
                File.Exists(path) && File.ReadAllText(path) == json,
                $"What happens in '{name}' is no longer what {path} says. If nothing under way can meet the difference, run with "
                + "HPKI_UPDATE_HISTORIES=1 and commit the file; else see docs/changing-a-flow.md.");
        }
    }

    static bool IsPlayed(string name, bool first) => Update switch
    {
        null => Long || first,
        "1" => true,
        var only => name.StartsWith(only, StringComparison.Ordinal),
    };
}
