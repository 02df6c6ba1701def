namespace Hpki.Registry.Audit;

/// <summary>How far a verification of everything has come.</summary>
public sealed record Verification
{
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Staff id or "system".</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was through; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where it goes on; null before the first piece and after the last.</summary>
    public string? Next { get; init; }

    public int Holders { get; init; }

    public long Events { get; init; }

    public int Seals { get; init; }

    public int AccessLogs { get; init; }

    public DateOnly? SealedUntil { get; init; }

    /// <summary>How many things were found wrong; the first of them are in <see cref="Findings"/>.</summary>
    public int FindingCount { get; init; }

    public IReadOnlyList<AuditFinding> Findings { get; init; } = [];
}
