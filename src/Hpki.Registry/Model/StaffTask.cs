using Hpki.Procedures.Requests;

namespace Hpki.Registry.Model;

/// <summary>Something a staff member has to do for a request.</summary>
public sealed record StaffTask
{
    public required string TaskId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    public required TaskKind Kind { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Who may not do it: whoever received or prepared the matter (four eyes, design rule 8).</summary>
    public IReadOnlyList<string> ExcludedStaffIds { get; init; } = [];

    /// <summary>担当者: who has taken it on; null while nobody has.</summary>
    public string? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>The amount that it is about; null when it is about none.</summary>
    public int? Yen { get; init; }

    /// <summary>Who entered a wrong passphrase for it: a staff id for each time; null while nobody has.</summary>
    public IReadOnlyList<string>? WrongPassphrases { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Staff id; "system" when the matter ended by itself.</summary>
    public string? CompletedBy { get; init; }

    public TaskOutcome? Outcome { get; init; }
}
