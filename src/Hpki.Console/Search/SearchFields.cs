namespace Hpki.Console.Search;

/// <summary>Names of the search form's fields.</summary>
public static class SearchFields
{
    public const string Query = "query";

    /// <summary>The name of a <see cref="SearchKind"/>.</summary>
    public const string Kind = "kind";
}
