using Hpki.Procedures.Staff;

namespace Hpki.Console.Layout;

/// <summary>Who is signed in, as the page header names them.</summary>
public sealed record SignedInStaff
{
    public required string Name { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }
}
