using System.Text.Json;

namespace Conformance;

/// <summary>One recorded case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">What it shows.</param>
/// <param name="Orchestrator">The orchestrator that is started.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Input">The input as JSON.</param>
/// <param name="Steps">What is done to it.</param>
/// <param name="Expected">What the official engine answered.</param>
public sealed record ConformanceCase(
    string Name, string Rule, string Orchestrator, string InstanceId, JsonElement? Input, IReadOnlyList<JsonElement> Steps,
    JsonElement Expected)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ConformanceCase> ReadAll() => Read<List<ConformanceCase>>("cases.json");

    /// <summary>Cases that are left out or not met, with the reason.</summary>
    public static Deviations ReadDeviations() => Read<Deviations>("deviations.json");

    public override string ToString() => Name;

    static T Read<T>(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Conformance", file));
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
