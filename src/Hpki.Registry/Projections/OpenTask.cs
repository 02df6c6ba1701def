using Hpki.Procedures.Requests;

namespace Hpki.Registry.Projections;

/// <summary>An open staff task as the worklist shows it.</summary>
public sealed record OpenTask
{
    public required string TaskId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    public required TaskKind Kind { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Who has taken it on; null while nobody has.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Who may not do it (four eyes).</summary>
    public IReadOnlyList<string> ExcludedStaffIds { get; init; } = [];
}
