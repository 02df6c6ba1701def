using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpki.LocalRuntime.Functions;

/// <summary>The part of <c>host.json</c> that the local runtime honours.</summary>
public static class HostJson
{
    /// <summary>Prefix of every HTTP route (<c>extensions.http.routePrefix</c>); <c>api</c> when the file does not say.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="JsonException">It is not JSON (comments and trailing commas are allowed).</exception>
    public static string ReadRoutePrefix(string path)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var root = JsonNode.Parse(File.ReadAllText(path), new JsonNodeOptions { PropertyNameCaseInsensitive = true }, options);
        return (string?)root?["extensions"]?["http"]?["routePrefix"] ?? "api";
    }
}
