using Hpki.Procedures.Staff;

namespace Hpki.LocalHost.Identity;

/// <summary>An invented member of the centre's staff.</summary>
/// <param name="StaffId">What the app records as the actor; in Azure the directory's object id.</param>
/// <param name="Description">What this person does, one Japanese sentence for the sign-in page.</param>
public sealed record StaffMember(string StaffId, string Name, IReadOnlyList<StaffRole> Roles, string Description)
{
    public string Email => $"{StaffId}@center.example.jp";
}
