using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance;

/// <summary>Cases that were not recorded but read off the official source; each names the file and member that says so.</summary>
public sealed class DerivedTests
{
    static readonly IReadOnlyDictionary<string, DerivedCase> Cases = DerivedCase.ReadAll().ToDictionary(@case => @case.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_OnLocalRuntime_EndsAsTheOfficialSourceSays(string name)
    {
        await using CaseRunner runner = new(Cases[name].Played);

        JsonNode actual = await runner.RunAsync(TestContext.Current.CancellationToken);

        JsonObject expected = JsonSerializer.SerializeToNode(Cases[name].Expected)!.AsObject();
        Assert.All(expected, member => Assert.Equal(member.Value?.ToJsonString(), actual[member.Key]?.ToJsonString()));
    }

    [Fact]
    public void Cases_Listed_NameTheirSourceAndHaveNamesOfTheirOwn()
    {
        Assert.All(Cases.Values, @case => Assert.Matches(@"^(rule \d+|[\w.-]+/[\w.-]+: .+)", @case.Source));
        Assert.Empty(Cases.Keys.Intersect(ConformanceCase.ReadAll().Select(recorded => recorded.Name)));
    }

    [Fact]
    public void Cases_Listed_AreInTheDocumentation()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "HpkiFunctions.sln")))
        {
            root = root.Parent;
        }

        string page = File.ReadAllText(Path.Combine(root!.FullName, "docs", "local-runtime.md"));

        Assert.All(Cases.Keys, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }
}
