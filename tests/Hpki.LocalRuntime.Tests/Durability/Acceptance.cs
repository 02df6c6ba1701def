using System.Globalization;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>Something that the killed process was told is accepted.</summary>
/// <param name="What">start, item, terminate or purge.</param>
/// <param name="Id">The instance.</param>
/// <param name="Value">The input of a start, the item of an event.</param>
/// <param name="LogLength">Length of the write-ahead log right after.</param>
sealed record Acceptance(string What, string Id, int Value, long LogLength)
{
    /// <summary>The run that asked for it.</summary>
    public int Run => int.Parse(Id[(Id.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);

    public string Kind => Id[..Id.IndexOf('-', StringComparison.Ordinal)];

    public static IEnumerable<Acceptance> In(IEnumerable<string> lines) => lines.Select(line => line.Split(' '))
        .Where(words => words[0] == "accepted")
        .Select(words => new Acceptance(
            words[1], words[2], words.Length > 4 ? int.Parse(words[3], CultureInfo.InvariantCulture) : 0, long.Parse(words[^1], CultureInfo.InvariantCulture)));
}
