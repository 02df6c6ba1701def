using System.Text.Json;

namespace Conformance;

/// <summary>A case whose expectation was read off the official source, or off a rule that the recorded cases of our set do not show.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">What it shows.</param>
/// <param name="Source">Repository, file and member that say so, or the rule.</param>
/// <param name="Stricter">What the official engine does instead, where ours refuses loudly; null where they do the same.</param>
/// <param name="Orchestrator">The orchestrator that is started.</param>
/// <param name="Input">The input as JSON.</param>
/// <param name="Steps">What is done to it.</param>
/// <param name="Expected">What must come of it here.</param>
public sealed record DerivedCase(
    string Name, string Rule, string Source, string? Stricter, string Orchestrator, JsonElement? Input, IReadOnlyList<JsonElement> Steps,
    JsonElement Expected)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The case as it is played, under an instance id that is its name.</summary>
    public ConformanceCase Played => new(Name, Rule, Orchestrator, Name, Input, Steps, Expected);

    public static IReadOnlyList<DerivedCase> ReadAll()
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Conformance", "derived.json"));
        return JsonSerializer.Deserialize<List<DerivedCase>>(stream, Options)!;
    }

    public override string ToString() => Name;
}
