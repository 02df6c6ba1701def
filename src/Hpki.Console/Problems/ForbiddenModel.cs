using Hpki.Console.Layout;
using Hpki.Procedures.Staff;

namespace Hpki.Console.Problems;

/// <summary>The member lacks a role, or four eyes forbid it.</summary>
public sealed record ForbiddenModel
{
    /// <summary>Null when the signed-in person is not in the staff directory.</summary>
    public ConsoleFrame? Frame { get; init; }

    /// <summary>Roles any of which would do; empty when roles are not the reason.</summary>
    public required IReadOnlyList<StaffRole> NeededRoles { get; init; }

    /// <summary>Why, one Japanese sentence, when roles are not the reason.</summary>
    public string? Reason { get; init; }

    public string? ReferenceId { get; init; }
}
