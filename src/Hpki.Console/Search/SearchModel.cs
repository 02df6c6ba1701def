using Hpki.Console.Layout;

namespace Hpki.Console.Search;

/// <summary>検索.</summary>
public sealed record SearchModel
{
    public required ConsoleFrame Frame { get; init; }

    public required SearchQuery Query { get; init; }

    /// <summary>Null before anything was searched.</summary>
    public IReadOnlyList<SearchResult>? Results { get; init; }

    /// <summary>Whether more was found than is shown.</summary>
    public bool IsTruncated { get; init; }
}
