namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>Codes of the lost report's mails, as they stand in the timeline and in the provider's statistics.</summary>
public static class LostReportTemplates
{
    public const string Revoked = "lost-report.revoked";
    public const string FirstReminder = "lost-report.reminder-1";
    public const string SecondReminder = "lost-report.reminder-2";
    public const string FormReceived = "lost-report.form-received";
    public const string Closed = "lost-report.closed";
    public const string ClosedWithoutForm = "lost-report.closed-form-not-received";
    public const string CardFound = "lost-report.card-found";
    public const string HoldPlaced = "lost-report.hold-placed";
    public const string HoldLifted = "lost-report.hold-lifted";
    public const string Withdrawn = "lost-report.withdrawn";
    public const string RevocationUnconfirmed = "lost-report.revocation-unconfirmed";
    public const string CallerUnprovedAfterHours = "lost-report.caller-unproved-after-hours";
    public const string CallerProofOverdue = "lost-report.caller-proof-overdue";
    public const string ReviewOverdue = "lost-report.review-overdue";
    public const string ReviewRefused = "lost-report.review-refused";

    /// <summary>Those that go to the duty officer; they name no holder.</summary>
    public static IReadOnlyList<string> ToDutyOfficer { get; } =
        [RevocationUnconfirmed, CallerUnprovedAfterHours, CallerProofOverdue, ReviewOverdue, ReviewRefused];

    public static IReadOnlyList<string> All { get; } =
    [
        Revoked, FirstReminder, SecondReminder, FormReceived, Closed, ClosedWithoutForm, CardFound, HoldPlaced, HoldLifted, Withdrawn,
        .. ToDutyOfficer,
    ];
}
