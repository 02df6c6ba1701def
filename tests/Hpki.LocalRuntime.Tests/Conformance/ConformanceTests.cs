using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance;

/// <summary>The cases recorded from the official engine, played on ours.</summary>
public sealed class ConformanceTests
{
    static readonly IReadOnlyDictionary<string, ConformanceCase> Cases = ConformanceCase.ReadAll().ToDictionary(@case => @case.Name);
    static readonly Deviations Deviations = ConformanceCase.ReadDeviations();

    public static TheoryData<string> Met => [.. Cases.Keys.Except(Deviating)];

    public static TheoryData<string> NotMet => [.. Deviations.Stricter.Keys.Concat(Deviations.Unmet.Keys)];

    static IEnumerable<string> Deviating => Deviations.LeftOut.Keys.Concat(Deviations.Stricter.Keys).Concat(Deviations.Unmet.Keys);

    [Theory]
    [MemberData(nameof(Met))]
    public async Task Case_OnLocalRuntime_EndsAsRecorded(string name)
    {
        JsonNode actual = await PlayAsync(name);

        Assert.Equal(string.Empty, string.Join('\n', Differences(name, actual)));
    }

    /// <summary>A case that comes to be met must leave the list.</summary>
    [Theory]
    [MemberData(nameof(NotMet))]
    public async Task Case_ListedAsDeviating_StillDeviates(string name)
    {
        JsonNode actual = await PlayAsync(name);

        Assert.NotEmpty(Differences(name, actual));
    }

    [Fact]
    public void Deviations_Listed_AreCasesAndHaveReasons()
    {
        Assert.Empty(Deviating.Except(Cases.Keys));
        Assert.All(
            Deviations.LeftOut.Values.Concat(Deviations.Stricter.Values).Concat(Deviations.Unmet.Values),
            reason => Assert.False(string.IsNullOrWhiteSpace(reason)));
        Assert.Equal(177, Cases.Count);
    }

    [Fact]
    public void Deviations_Listed_AreInTheDocumentation()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "HpkiFunctions.sln")))
        {
            root = root.Parent;
        }

        string page = File.ReadAllText(Path.Combine(root!.FullName, "docs", "local-runtime.md"));

        Assert.All(Deviating, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    /// <summary>What the official engine lets hang fails here, and says why.</summary>
    [Theory]
    [InlineData("ForeignAwaitLater")]
    [InlineData("ForeignAwaitLast")]
    [InlineData("ConfiguresAwait")]
    public async Task ForeignAwait_OnLocalRuntime_FailsWithClearError(string name)
    {
        JsonNode actual = await PlayAsync(name);

        Assert.Equal("Failed", (string?)actual["runtimeStatus"]);
        Assert.Contains("Await only the tasks of the orchestration context", (string?)actual["failureText"], StringComparison.Ordinal);
    }

    static async Task<JsonNode> PlayAsync(string name)
    {
        await using CaseRunner runner = new(Cases[name]);
        return await runner.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Members of the expectation that the result does not share; members the expectation lacks do not count.</summary>
    static List<string> Differences(string name, JsonNode actual)
    {
        JsonObject expected = JsonSerializer.SerializeToNode(Cases[name].Expected)!.AsObject();
        return
        [
            .. expected.Where(member => !JsonNode.DeepEquals(member.Value, actual[member.Key]))
                .Select(member => $"{member.Key}: expected {member.Value?.ToJsonString()}, was {actual[member.Key]?.ToJsonString()}"),
        ];
    }
}
