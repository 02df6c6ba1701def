using System.Text.RegularExpressions;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>The official signatures of <c>eng/official-api.txt</c>.</summary>
sealed partial class OfficialApi
{
    readonly Dictionary<string, OfficialType> _types = [];
    readonly HashSet<string> _extensions = [];

    public IReadOnlyDictionary<string, OfficialType> Types => _types;

    /// <summary>Extension methods as <c>Class: signature</c>, without the class's namespace and without <c>?</c>, which the list does not show there.</summary>
    public IReadOnlySet<string> Extensions => _extensions;

    public static OfficialApi Read()
    {
        var api = new OfficialApi();
        OfficialType? current = null;
        foreach (var line in File.ReadLines(RepositoryFiles.PathOf("eng/official-api.txt")))
        {
            if (line.StartsWith("extension ", StringComparison.Ordinal))
            {
                var match = Extension.Match(line);
                api._extensions.Add($"{match.Groups["class"].Value}: {match.Groups["signature"].Value.Replace("?", "", StringComparison.Ordinal)}");
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                // Deconstruct's optional members carry a doubled mark in the list.
                current!.Members.Add(line.Trim().Replace("??", "?", StringComparison.Ordinal));
            }
            else if (Header.Match(line) is { Success: true } match)
            {
                var bases = match.Groups["bases"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
                current = new OfficialType(match.Groups["kind"].Value, match.Groups["namespace"].Value, bases.ToHashSet(), []);
                api._types.Add(match.Groups["name"].Value, current);
            }
        }

        return api;
    }

    [GeneratedRegex(@"^(?<kind>(abstract |sealed )?(class|record|struct|enum|interface|delegate)) (?<namespace>[\w.]+)\.(?<name>\w+(<\w+>)?)( : (?<bases>.+?))?    \[")]
    static partial Regex Header { get; }

    [GeneratedRegex(@"^extension (\w+\.)+(?<class>\w+): (?<signature>.+?)    \[")]
    static partial Regex Extension { get; }
}

sealed record OfficialType(string Kind, string Namespace, IReadOnlySet<string> Bases, HashSet<string> Members);
