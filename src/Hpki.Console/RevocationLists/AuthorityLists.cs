namespace Hpki.Console.RevocationLists;

/// <summary>The lists of one certification authority.</summary>
public sealed record AuthorityLists
{
    /// <summary>The Japanese name staff use, such as 署名用認証局.</summary>
    public required string Name { get; init; }

    /// <summary>The distinguished name in the certificate.</summary>
    public required string DistinguishedName { get; init; }

    /// <summary>The list in force; null before the first was issued.</summary>
    public PublishedList? Current { get; init; }

    /// <summary>A Japanese sentence when the daily list is late or the list in force runs out; null when all is well.</summary>
    public string? Warning { get; init; }

    /// <summary>The latest numbers of the archive, newest first.</summary>
    public required IReadOnlyList<PublishedList> Archive { get; init; }
}
