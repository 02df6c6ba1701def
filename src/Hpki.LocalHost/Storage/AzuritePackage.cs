using System.Reflection;

namespace Hpki.LocalHost.Storage;

/// <summary>Where the pinned Azurite of <c>package.json</c> lies: beside the executable, or in the repository it was built in.</summary>
static class AzuritePackage
{
    const string EntryPoint = "node_modules/azurite/dist/src/azurite.js";

    public static string FindEntryPoint()
    {
        string[] candidates = [.. Roots().Select(root => Path.Combine(root, EntryPoint))];
        return candidates.FirstOrDefault(File.Exists) ?? throw new AzuriteStartException(
            $"Azurite, the storage emulator, is not installed. Run 'npm ci' in the repository. Looked for: {string.Join(", ", candidates)}");
    }

    public static string FindGuard()
    {
        string guard = Path.Combine(AppContext.BaseDirectory, "azurite-guard.cjs");
        return File.Exists(guard)
            ? guard
            : throw new AzuriteStartException($"{guard} is missing beside the executable. Build the local host again.");
    }

    static IEnumerable<string> Roots()
    {
        yield return AppContext.BaseDirectory;
        if (RepositoryRoot is not null)
        {
            yield return RepositoryRoot;
        }
    }

    /// <summary>The folder of the repository on the machine that built this assembly; null when it is not there.</summary>
    public static string? RepositoryRoot { get; } = typeof(AzuritePackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key == "RepositoryRoot" && Directory.Exists(attribute.Value))
        .Select(attribute => attribute.Value)
        .FirstOrDefault();
}
