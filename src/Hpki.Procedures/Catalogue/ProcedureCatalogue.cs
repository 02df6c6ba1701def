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
        Notices = LostReportNotices.All,
        MayDo = Roles(
            (ProcedureStep.Receive, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.ProveCaller, [StaffRole.Examiner, StaffRole.Approver]),
            (ProcedureStep.CheckForm, [StaffRole.Examiner, StaffRole.Approver]),
            (ProcedureStep.CallHolder, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.RecordCardFound, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.Withdraw, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.ArrangeSecondCertificate, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.SeeToStoppedFlow, [StaffRole.Admin])),
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
    public static Procedure Reissue { get; } = OnPaper(ProcedureKind.Reissue, "再発行申請", FormKind.Reissue,
        ProcedureStage.Examination, ProcedureStage.LicenceCheck, ProcedureStage.Fee, ProcedureStage.Approval,
        ProcedureStage.CardProduction, ProcedureStage.Delivery, ProcedureStage.Changeover);

    /// <summary>利用中止: the card is given up, for good.</summary>
    public static Procedure Discontinuation { get; } = OnPaper(ProcedureKind.Discontinuation, "利用中止届", FormKind.Discontinuation,
        ProcedureStage.Examination, ProcedureStage.EndOfUse);

    /// <summary>暗証番号開示: the PIN is posted to the residence.</summary>
    public static Procedure PinDisclosure { get; } = OnPaper(ProcedureKind.PinDisclosure, "暗証番号開示申請", FormKind.PinDisclosure,
        ProcedureStage.Examination, ProcedureStage.Disclosure, ProcedureStage.PinLetter);

    /// <summary>PIN閉塞解除: a card that is blocked after wrong PINs.</summary>
    public static Procedure PinUnblock { get; } = OnPaper(ProcedureKind.PinUnblock, "PIN閉塞解除申請", FormKind.PinUnblock,
        ProcedureStage.Examination, ProcedureStage.Unblocking);

    /// <summary>連絡先変更: residence, telephone, mail, workplace.</summary>
    public static Procedure ContactChange { get; } = OnPaper(ProcedureKind.ContactChange, "連絡先変更届", FormKind.ContactChange,
        ProcedureStage.Examination, ProcedureStage.Registration);

    /// <summary>更新: a new card before the old one ends.</summary>
    public static Procedure Renewal { get; } = OnPaper(ProcedureKind.Renewal, "更新申請", FormKind.Renewal,
        ProcedureStage.Examination, ProcedureStage.LicenceCheck, ProcedureStage.Fee, ProcedureStage.Approval,
        ProcedureStage.CardProduction, ProcedureStage.Delivery, ProcedureStage.Changeover);

    /// <summary>発行: the first card.</summary>
    public static Procedure Issue { get; } = OnPaper(ProcedureKind.Issue, "発行申請", FormKind.Issue);

    /// <summary>更新のご案内: what the centre sends before a card runs out, until the holder applies.</summary>
    public static Procedure RenewalNotice { get; } = new()
    {
        Kind = ProcedureKind.RenewalNotice,
        Title = "更新のご案内",
        Notices = [new("RenewalReminder", "the card runs out in 180, 90, 60, 30 or 7 days (configuration), and no renewal was applied for")],
        MayDo = Roles(
            (ProcedureStep.Withdraw, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.CallHolder, [StaffRole.Reception, StaffRole.Examiner])),
    };

    public static IReadOnlyList<Procedure> All { get; } =
    [
        LostReport, EmergencyRevocation, Reissue, Discontinuation, PinDisclosure, PinUnblock, ContactChange, Renewal, Issue, RenewalNotice,
    ];

    /// <summary>The procedures whose papers open a request that a flow carries.</summary>
    public static IReadOnlyList<Procedure> Flows { get; } = [.. All.Where(procedure => procedure.Course.Count > 0)];

    /// <exception cref="ArgumentOutOfRangeException">The catalogue lacks the procedure.</exception>
    public static Procedure Of(ProcedureKind kind) =>
        All.FirstOrDefault(procedure => procedure.Kind == kind)
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "The catalogue has no entry for this procedure.");

    // Who receives or examines is no approver by these roles alone; that one person with both roles is not both, the tasks see to.
    static Procedure OnPaper(ProcedureKind kind, string title, FormKind form, params ProcedureStage[] course) => new()
    {
        Kind = kind,
        Title = title,
        Form = form,
        Course = course,
        Notices = course.Length > 0 ? PaperNotices.Of(course) : [],
        MayDo = Roles([
            (ProcedureStep.Receive, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.Withdraw, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.CallHolder, [StaffRole.Reception, StaffRole.Examiner]),
            .. course.SelectMany(StepsOf),
        ]),
    };

    static IEnumerable<(ProcedureStep, StaffRole[])> StepsOf(ProcedureStage stage) => stage switch
    {
        ProcedureStage.Examination => [(ProcedureStep.ExaminePapers, [StaffRole.Examiner])],
        ProcedureStage.LicenceCheck => [(ProcedureStep.CheckLicence, [StaffRole.Examiner])],
        ProcedureStage.Fee =>
        [
            (ProcedureStep.DecideFee, [StaffRole.Examiner, StaffRole.Approver]),
            (ProcedureStep.RecordPayment, [StaffRole.Reception, StaffRole.Examiner]),
            (ProcedureStep.RefundPayment, [StaffRole.Reception, StaffRole.Examiner]),
        ],
        ProcedureStage.Approval => [(ProcedureStep.Approve, [StaffRole.Approver])],
        ProcedureStage.Registration => [],
        ProcedureStage.CardProduction => [(ProcedureStep.SeeToProduction, [StaffRole.Examiner])],
        ProcedureStage.Delivery => [(ProcedureStep.DeliverCard, [StaffRole.Reception, StaffRole.Examiner])],
        ProcedureStage.Changeover => [(ProcedureStep.TakeBackCard, [StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver])],
        ProcedureStage.Disclosure => [(ProcedureStep.ApproveDisclosure, [StaffRole.Approver])],
        ProcedureStage.PinLetter => [(ProcedureStep.SendPin, [StaffRole.Reception, StaffRole.Examiner])],
        ProcedureStage.EndOfUse => [(ProcedureStep.TakeBackCard, [StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver])],
        ProcedureStage.Unblocking => [(ProcedureStep.UnblockCard, [StaffRole.Reception, StaffRole.Examiner])],
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "It is not said who does what in this stage."),
    };

    static FrozenDictionary<ProcedureStep, IReadOnlySet<StaffRole>> Roles(params (ProcedureStep Step, StaffRole[] Roles)[] rows) =>
        rows.ToFrozenDictionary(row => row.Step, row => (IReadOnlySet<StaffRole>)row.Roles.ToFrozenSet());
}
