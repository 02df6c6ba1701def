namespace Hpki.Console.Audit;

/// <summary>How far a verification has come and what it found.</summary>
public sealed record VerificationSummary
{
    public required IReadOnlyList<Fact> Facts { get; init; }

    public required bool IsRunning { get; init; }

    public required int FindingCount { get; init; }

    /// <summary>Japanese sentences; the first of them when there are many.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
