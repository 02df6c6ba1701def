namespace Hpki.Registry.Audit;

/// <summary>
/// The first line of a seal. Its SHA-256, over the line without its line feed, is the seal's hash: the next seal names it, and through
/// <see cref="HoldersRoot"/> it covers every line that follows.
/// </summary>
public sealed record SealHeader
{
    public const string CurrentFormat = "hpki-seal-1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>The last whole day (Tokyo) that it covers; also its name.</summary>
    public required DateOnly Date { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>The day of the seal before; days between were missed and are covered by this one. Null for the first.</summary>
    public DateOnly? PreviousDate { get; init; }

    /// <summary>The hash of the seal before, lower-case hexadecimal. Null for the first.</summary>
    public string? PreviousHash { get; init; }

    public required int HolderCount { get; init; }

    /// <summary><see cref="MerkleTree.Root"/> over the lines that follow, without line feeds, lower-case hexadecimal.</summary>
    public required string HoldersRoot { get; init; }

    public required IReadOnlyList<SealedLog> AccessLogs { get; init; }
}
