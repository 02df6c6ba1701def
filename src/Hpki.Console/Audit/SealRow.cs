namespace Hpki.Console.Audit;

/// <summary>A day's seal.</summary>
public sealed record SealRow
{
    public required string Date { get; init; }

    public required string SealedAt { get; init; }

    public required string Holders { get; init; }

    public required string AccessLogs { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}
