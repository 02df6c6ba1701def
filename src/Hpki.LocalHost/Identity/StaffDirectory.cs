using Hpki.Procedures.Staff;

namespace Hpki.LocalHost.Identity;

/// <summary>Who may sign in on the local host: one invented person for each role.</summary>
public static class StaffDirectory
{
    public static StaffMember Reception { get; } =
        new("demo-reception", "受付 はなこ", [StaffRole.Reception], "電話を受け、封筒を開けて書類をスキャンします。");

    public static StaffMember Examiner { get; } =
        new("demo-examiner", "審査 いちろう", [StaffRole.Examiner], "届いた書類の内容を確認します。");

    public static StaffMember Approver { get; } =
        new("demo-approver", "承認 さくら", [StaffRole.Approver], "二人目として承認し、緊急失効を事後に確認します。");

    public static StaffMember Auditor { get; } =
        new("demo-auditor", "監査 じろう", [StaffRole.Auditor], "すべての記録を閲覧します。変更はできません。");

    public static StaffMember Admin { get; } =
        new("demo-admin", "管理 みどり", [StaffRole.Admin], "システムを運用します。業務の判断はしません。");

    public static IReadOnlyList<StaffMember> All { get; } = [Reception, Examiner, Approver, Auditor, Admin];

    public static StaffMember? Find(string? staffId) => All.FirstOrDefault(member => member.StaffId == staffId);
}
