namespace Hpki.Procedures.Staff;

/// <summary>The roles' names as staff read them.</summary>
public static class StaffRoles
{
    /// <summary>The role's name in Japanese.</summary>
    public static string Title(this StaffRole role) => role switch
    {
        StaffRole.Reception => "受付",
        StaffRole.Examiner => "審査",
        StaffRole.Approver => "承認",
        StaffRole.Auditor => "監査",
        StaffRole.Admin => "管理",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}
