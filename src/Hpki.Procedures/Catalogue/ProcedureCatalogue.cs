using System.Collections.Frozen;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Staff;

namespace Hpki.Procedures.Catalogue;

/// <summary>The procedures of the centre. Who may do what follows design rule 8: a second person never is the first one.</summary>
public static class ProcedureCatalogue
{
    /// <summary>紛失届: the phone call about a lost card and the form that follows.</summary>
    public static Procedure LostReport { get; } = new()
    {
        Kind = ProcedureKind.LostReport,
        Title = "紛失届",
        Form = FormKind.LostReport,
        MayDo = Roles(
            (ProcedureStep.Receive, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.ProveCaller, [StaffRole.Examiner, StaffRole.Approver]),
            (ProcedureStep.CheckForm, [StaffRole.Examiner, StaffRole.Approver]),
            (ProcedureStep.CallHolder, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.RecordCardFound, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.Withdraw, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.ArrangeSecondCertificate, [StaffRole.Reception, StaffRole.Examiner])),
    };

    /// <summary>緊急失効: every certificate of one card, at once.</summary>
    public static Procedure EmergencyRevocation { get; } = new()
    {
        Kind = ProcedureKind.EmergencyRevocation,
        Title = "緊急失効",
        MayDo = Roles(
            (ProcedureStep.Receive, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.ReviewEmergency, [StaffRole.Approver])),
    };

    /// <summary>再発行: a new card in place of one that is lost, damaged or out of date.</summary>
    public static Procedure Reissue { get; } = new()
    {
        Kind = ProcedureKind.Reissue,
        Title = "再発行申請",
        MayDo = Roles(
            (ProcedureStep.Receive, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.Withdraw, [StaffRole.Reception, StaffRole.Examiner])),
    };

    public static IReadOnlyList<Procedure> All { get; } = [LostReport, EmergencyRevocation, Reissue];

    /// <exception cref="ArgumentOutOfRangeException">The catalogue lacks the procedure.</exception>
    public static Procedure Of(ProcedureKind kind) =>
        All.FirstOrDefault(procedure => procedure.Kind == kind)
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "The catalogue has no entry for this procedure.");

    static FrozenDictionary<ProcedureStep, IReadOnlySet<StaffRole>> Roles(params (ProcedureStep Step, StaffRole[] Roles)[] rows) =>
        rows.ToFrozenDictionary(row => row.Step, row => (IReadOnlySet<StaffRole>)row.Roles.ToFrozenSet());
}
