namespace Hpki.Procedures.Catalogue;

/// <summary>The notices of a lost report.</summary>
static class LostReportNotices
{
    public static IReadOnlyList<ProcedureNotice> All { get; } =
    [
        new("LostReportHoldPlaced", "the caller could not be proved: the card is held"),
        new("LostReportHoldLifted", "a second person found the report unfounded"),
        new("LostReportRevoked", "every certificate of the card is on the published lists"),
        new("LostReportFirstReminder", "the form has not come"),
        new("LostReportSecondReminder", "the form still has not come"),
        new("LostReportFormReceived", "the form is here and is checked"),
        new("LostReportClosed", "the form was checked"),
        new("LostReportClosedWithoutForm", "the form did not come until the deadline"),
        new("LostReportCardFound", "the card was found"),
        new("LostReportWithdrawn", "the holder withdrew the report"),
    ];
}
