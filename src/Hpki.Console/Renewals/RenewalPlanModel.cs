using Hpki.Console.Layout;

namespace Hpki.Console.Renewals;

/// <summary>更新のご案内: what the next daily run will send, by what, and to whom not.</summary>
public sealed record RenewalPlanModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string NextRun { get; init; }

    /// <summary>When the last run was and what it did; null before the first.</summary>
    public string? LastRun { get; init; }

    /// <summary>A Japanese sentence when the last run left something over; null when all was done.</summary>
    public string? Warning { get; init; }

    /// <summary>The stages, in words.</summary>
    public required string Stages { get; init; }

    /// <summary>The most urgent first.</summary>
    public required IReadOnlyList<RenewalRow> Rows { get; init; }

    /// <summary>Whether there are more than the page shows.</summary>
    public bool IsTruncated { get; init; }
}
