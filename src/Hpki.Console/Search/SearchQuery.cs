namespace Hpki.Console.Search;

/// <summary>What was asked, and what was wrong with it.</summary>
public sealed record SearchQuery
{
    public static SearchQuery Empty { get; } = new() { Text = "", Kind = SearchKind.Automatic };

    public required string Text { get; init; }

    public required SearchKind Kind { get; init; }

    /// <summary>What is wrong with the text and what to do, in Japanese; null when it could be searched.</summary>
    public string? Error { get; init; }
}
