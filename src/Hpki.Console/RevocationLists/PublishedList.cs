namespace Hpki.Console.RevocationLists;

/// <summary>One issued list.</summary>
public sealed record PublishedList
{
    public required string Number { get; init; }

    public required string ThisUpdate { get; init; }

    public required string NextUpdate { get; init; }

    public required string Entries { get; init; }

    /// <summary>定期 or 臨時(失効).</summary>
    public required string Occasion { get; init; }

    /// <summary>Where its DER file is.</summary>
    public required string Url { get; init; }
}
