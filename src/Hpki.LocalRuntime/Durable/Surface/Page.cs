namespace Hpki.LocalRuntime;

/// <summary>One page of a listing; without a continuation token it is the last.</summary>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null)
    where T : notnull
{
    /// <summary>What is on the page.</summary>
    public IReadOnlyList<T> Values { get; } = values;

    /// <summary>Where the next page starts; null at the end.</summary>
    public string? ContinuationToken { get; } = continuationToken;
}
