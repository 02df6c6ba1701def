using Hpki.Procedures.Staff;

namespace HpkiFunctions.Access;

/// <summary>A signed-in member of staff with one of the roles may call it; without roles named, every member of staff.</summary>
public sealed class StaffRouteAttribute(params StaffRole[] roles) : RouteAttribute
{
    public IReadOnlyList<StaffRole> Roles { get; } = roles;
}
