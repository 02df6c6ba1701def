using Hpki.Console.Search;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;

namespace HpkiFunctions.Pages;

/// <summary>What a search brought: the query as it is shown again, and whom it found.</summary>
public sealed record SearchOutcome
{
    public required SearchQuery Query { get; init; }

    /// <summary>Null when the query could not be searched.</summary>
    public IReadOnlyList<HolderFile>? Found { get; init; }

    /// <summary>Whether it could be searched and found nobody.</summary>
    public bool IsMiss => Found is { Count: 0 };

    /// <summary>Whether more was found than was opened.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The request whose number was searched; null for every other search.</summary>
    public RequestNumber? Request { get; init; }
}
