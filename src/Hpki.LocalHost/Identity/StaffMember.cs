using Hpki.Procedures.Staff;

namespace Hpki.LocalHost.Identity;

/// <summary>An invented member of the centre's staff, with one Japanese sentence about what this person does. The id is what the app records as the actor.</summary>
public sealed record StaffMember(string StaffId, string Name, IReadOnlyList<StaffRole> Roles, string Description)
{
    public string Email => $"{StaffId}@center.example.jp";
}
