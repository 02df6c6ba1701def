namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>
/// The mails of the lost-report procedure. Each mail to the holder names request number, procedure, where it stands, the next step,
/// the deadline and the centre's contact (design §5), and never a secret, a full card number or a link.
/// </summary>
public sealed class LostReportMails(CenterContact center)
{
    readonly MailRenderer renderer = new(center);

    /// <summary>The report was taken and every certificate of the card is on the published revocation list. <paramref name="formDueBy"/> is null when no form is awaited: it is here, or the report has ended without it. <paramref name="secondCertificateToo"/> is the holder's answer about HPKIセカンド; null while there is none.</summary>
    public MailText Revoked(LostReportFacts facts, DateTimeOffset revokedAt, DateOnly? formDueBy, MailLanguage language = MailLanguage.Japanese, bool formIsHere = false, bool? secondCertificateToo = null) =>
        renderer.Render(RevokedMail.Script(facts, revokedAt, formDueBy, formIsHere, secondCertificateToo), language);

    /// <summary>Day 7: the form has not come yet, or none that could be accepted.</summary>
    public MailText FirstReminder(LostReportFacts facts, DateOnly formDueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(ReminderMail.First(facts, formDueBy), language);

    /// <summary>Day 14: it still has not.</summary>
    public MailText SecondReminder(LostReportFacts facts, DateOnly formDueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(ReminderMail.Second(facts, formDueBy), language);

    /// <summary>The form arrived and a second person checks it, as a rule until <paramref name="checkedBy"/>.</summary>
    public MailText FormReceived(LostReportFacts facts, DateOnly receivedOn, DateOnly checkedBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(FormReceivedMail.Script(facts, receivedOn, checkedBy), language);

    /// <summary>The form was checked and the procedure is closed; the certificates may still be on their way to the lists.</summary>
    public MailText Closed(LostReportFacts facts, DateOnly closedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(ClosedMail.Script(facts, closedOn), language);

    /// <summary>Day 30: closed because no form came, or none that could be accepted. The revocation stays.</summary>
    public MailText ClosedWithoutForm(LostReportFacts facts, DateOnly formWasDueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(ClosedWithoutFormMail.Script(facts, formWasDueBy), language);

    /// <summary>The card turned up after its revocation was ordered. <paramref name="formDueBy"/> is given while the form is still awaited.</summary>
    public MailText CardFound(LostReportFacts facts, DateOnly? formDueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(CardFoundMail.Script(facts, formDueBy), language);

    /// <summary>The caller, or the sender of the paper, could not be identified: the centre's services are held for the card until a second person decides.</summary>
    public MailText HoldPlaced(LostReportFacts facts, DateTimeOffset heldAt, DateTimeOffset decisionDueAt, bool onPaper = false, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(HoldPlacedMail.Script(facts, heldAt, decisionDueAt, onPaper), language);

    /// <summary>The second person found the report unfounded: the card is usable again.</summary>
    public MailText HoldLifted(LostReportFacts facts, DateTimeOffset liftedAt, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(HoldLiftedMail.Script(facts, liftedAt), language);

    /// <summary>The report was withdrawn before its form came. The revocation stays.</summary>
    public MailText Withdrawn(LostReportFacts facts, DateOnly withdrawnOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(WithdrawnMail.Script(facts, withdrawnOn), language);

    /// <summary>To the duty address, ids only: a caller could not be proved while the office was closed.</summary>
    public MailText CallerUnprovedAfterHours(TaskAlarm alarm, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DutyMail.CallerUnprovedAfterHours(alarm), language);

    /// <summary>To the duty address, ids only: no second person has decided about a caller in time.</summary>
    public MailText CallerProofOverdue(TaskAlarm alarm, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DutyMail.CallerProofOverdue(alarm), language);

    /// <summary>To the duty address, ids only: an emergency revocation was not reviewed in time.</summary>
    public MailText ReviewOverdue(TaskAlarm alarm, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DutyMail.ReviewOverdue(alarm), language);

    /// <summary>To the duty address, ids only: the review found an emergency revocation not justified.</summary>
    public MailText ReviewRefused(TaskAlarm alarm, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DutyMail.ReviewRefused(alarm), language);

    /// <summary>To the centre's duty address, ids only: a revocation is not confirmed on the published list.</summary>
    public MailText RevocationUnconfirmed(RevocationAlarm alarm, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(RevocationUnconfirmedMail.Script(alarm), language);
}
