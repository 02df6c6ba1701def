using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Security.Cryptography;

namespace Hpki.Console;

/// <summary>
/// The static files of the staff pages, embedded so that both hostings serve them by one function (route <c>assets/{*path}</c>).
/// Only names from the list exist; no path reaches a file system.
/// </summary>
public static class ConsoleAssets
{
    static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Load("console.css", "text/css; charset=utf-8"),
        Load("guide.css", "text/css; charset=utf-8"),
        Load("console.js", "text/javascript; charset=utf-8"),
        Load("scans.js", "text/javascript; charset=utf-8"),
        Load("tray.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names that <see cref="TryGet"/> knows.</summary>
    public static IReadOnlyCollection<string> Paths => All.Keys;

    public static bool TryGet(string? path, [NotNullWhen(true)] out Asset? asset)
    {
        asset = path is null ? null : All.GetValueOrDefault(path);
        return asset is not null;
    }

    /// <summary>A short mark of the content for the address.</summary>
    /// <exception cref="ArgumentException">There is no such asset.</exception>
    public static string Version(string path) =>
        TryGet(path, out Asset? asset) ? asset.ETag[1..13] : throw new ArgumentException($"There is no asset '{path}'.", nameof(path));

    static KeyValuePair<string, Asset> Load(string name, string contentType)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Assets/{name}")
            ?? throw new InvalidOperationException($"The asset '{name}' is not embedded in the assembly.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(name, new Asset(content, contentType, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\""));
    }
}
