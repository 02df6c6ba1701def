using Hpki.Console.LocalPages;
using Hpki.Procedures.Staff;

namespace Hpki.LocalHost.Identity;

/// <summary>Who may sign in on the local host: one invented person for each role, and a second approver, because a PIN is opened by two.</summary>
public static class DemoStaffDirectory
{
    public static DemoStaff Reception { get; } =
        Member(StaffRole.Reception, "受付 はなこ", "電話を受け、届いた封筒を開けて書類をスキャンします。");

    public static DemoStaff Examiner { get; } =
        Member(StaffRole.Examiner, "審査 いちろう", "届いた書類の内容を確認します。");

    public static DemoStaff Approver { get; } =
        Member(StaffRole.Approver, "承認 さくら", "二人目の担当者として承認し、緊急失効を事後に確認します。");

    public static DemoStaff SecondApprover { get; } =
        Member(StaffRole.Approver, "承認 つばき", "もう一人の承認の担当者です。暗証番号の開示は、二人で承認します。", number: 2);

    public static DemoStaff Auditor { get; } =
        Member(StaffRole.Auditor, "監査 じろう", "すべての記録を閲覧します。変更はできません。");

    public static DemoStaff Admin { get; } =
        Member(StaffRole.Admin, "管理 みどり", "システムを運用します。業務上の判断はしません。");

    public static IReadOnlyList<DemoStaff> All { get; } = [Reception, Examiner, Approver, SecondApprover, Auditor, Admin];

    public static DemoStaff? Find(string? staffId) => All.FirstOrDefault(member => member.StaffId == staffId);

    static DemoStaff Member(StaffRole role, string name, string description, int number = 1) => new()
    {
        StaffId = $"demo-{role.ToString().ToLowerInvariant()}{(number > 1 ? $"-{number}" : null)}",
        Name = name,
        Roles = [role],
        Description = description,
    };
}
