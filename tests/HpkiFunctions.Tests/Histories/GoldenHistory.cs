using System.Reflection;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable.Recording;
using Hpki.LocalRuntime.Functions;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The recorded histories of the product, one file a branch, and the orchestrators they hold.</summary>
static class GoldenHistory
{
    const string Folder = "tests/HpkiFunctions.Tests/Histories";

    /// <summary>The classes of all orchestrators.</summary>
    public static IReadOnlyList<Type> Orchestrators { get; } =
        [.. typeof(LostReport).Assembly.GetTypes().Where(type => NameOf(type) is not null)];

    public static IReadOnlyList<string> OrchestratorNames { get; } = [.. Orchestrators.Select(type => NameOf(type)!).Order(StringComparer.Ordinal)];

    /// <summary>Every recorded history as <c>orchestrator/branch</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf(Folder), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.ChangeExtension(Path.GetRelativePath(RepositoryFiles.PathOf(Folder), path), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file of a history, from the top of the repository.</summary>
    public static string FileOf(RecordedHistory history) => $"{Folder}/{history.Orchestrator}/{history.Branch}.json";

    /// <summary>The file of a flow, from the top of the repository.</summary>
    public static string SourceOf(string orchestrator) =>
        Path.GetRelativePath(RepositoryFiles.PathOf("."), Directory
            .EnumerateFiles(RepositoryFiles.PathOf("src/HpkiFunctions"), $"{orchestrator}.orchestrator.cs", SearchOption.AllDirectories)
            .FirstOrDefault(RepositoryFiles.PathOf($"src/HpkiFunctions/{orchestrator}.orchestrator.cs"))).Replace('\\', '/');

    public static string PathOf(string name) => RepositoryFiles.PathOf($"{Folder}/{name}.json");

    public static RecordedHistory Read(string name) => RecordedHistory.Parse(File.ReadAllText(PathOf(name)));

    public static IReadOnlyList<RecordedHistory> ReadAll(string orchestrator) =>
        [.. Names.Where(name => name.StartsWith($"{orchestrator}/", StringComparison.Ordinal)).Select(Read)];

    /// <summary>The orchestrators alone: what a replay needs of the app.</summary>
    public static Task<LocalFunctionApp> AppAsync() => LocalFunctionApp.CreateAsync(Orchestrators, _ => { });

    static string? NameOf(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .FirstOrDefault(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute))))
        ?.GetCustomAttribute<FunctionAttribute>()?.Name;
}
