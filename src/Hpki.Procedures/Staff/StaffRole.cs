namespace Hpki.Procedures.Staff;

/// <summary>What a staff member may be asked to do. One person may have several.</summary>
public enum StaffRole
{
    /// <summary>受付: takes calls, opens envelopes, scans.</summary>
    Reception,

    /// <summary>審査: checks forms and documents.</summary>
    Examiner,

    /// <summary>承認: the second person who approves, and reviews emergencies afterwards.</summary>
    Approver,

    /// <summary>監査: reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>管理: runs the installation; no business decisions.</summary>
    Admin,
}
