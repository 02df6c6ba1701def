using Hpki.Console.Layout;
using Hpki.Procedures.Staff;

namespace Hpki.Console.Problems;

/// <summary>The member lacks a role.</summary>
public sealed record ForbiddenModel
{
    /// <summary>Null when the signed-in person is not in the staff directory.</summary>
    public ConsoleFrame? Frame { get; init; }

    /// <summary>Roles any of which would do.</summary>
    public required IReadOnlyList<StaffRole> NeededRoles { get; init; }

    public string? ReferenceId { get; init; }
}
