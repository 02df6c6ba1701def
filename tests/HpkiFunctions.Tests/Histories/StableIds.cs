using System.Globalization;
using System.Text.RegularExpressions;

namespace HpkiFunctions.Tests.Histories;

/// <summary>Gives the random ids of a history numbers, in order of their first appearance.</summary>
public sealed partial class StableIds
{
    readonly Dictionary<string, string> names = [];

    /// <summary>A text with every random id replaced, the same one always by the same number.</summary>
    public string Rename(string text) => RandomId().Replace(text, found => NameOf(found.Value));

    string NameOf(string id)
    {
        if (!names.TryGetValue(id, out string? name))
        {
            string number = (names.Count + 1).ToString(CultureInfo.InvariantCulture);
            names[id] = name = char.IsAsciiLetterUpper(id[0]) || id.Length == 10
                ? number.PadLeft(10, '0')
                : id[0] + number.PadLeft(id.Length - 1, '0');
        }

        return name;
    }

    // A record's id, a request's number, a scan's hash.
    [GeneratedRegex(@"\b([a-z][a-hjkmnp-z02-9]{20}|[346789ACDEFHJKLMNPRTWXY]{10}|[0-9a-f]{40})\b", RegexOptions.CultureInvariant)]
    private static partial Regex RandomId();
}
