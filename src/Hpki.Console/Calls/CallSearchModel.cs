using Hpki.Console.Layout;
using Hpki.Console.Search;

namespace Hpki.Console.Calls;

/// <summary>紛失の電話, step 1: find the caller's card.</summary>
public sealed record CallSearchModel
{
    public required ConsoleFrame Frame { get; init; }

    public required SearchQuery Query { get; init; }

    /// <summary>Null before anything was searched.</summary>
    public IReadOnlyList<CallCandidate>? Candidates { get; init; }

    /// <summary>Whether more was found than is shown.</summary>
    public bool IsTruncated { get; init; }
}
