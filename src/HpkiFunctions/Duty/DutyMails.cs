using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Identifiers;

namespace HpkiFunctions.Duty;

/// <summary>Writes the mail of an alert.</summary>
public sealed class DutyMails(LostReportMails mails)
{
    public MailText Write(DutyAlert alert) => alert.Kind switch
    {
        DutyAlertKind.RevocationUnconfirmed => mails.RevocationUnconfirmed(new()
        {
            OrderId = alert.ReferenceId,
            RequestNumber = RequestNumber.Parse(alert.RequestId).ToString(),
            OrderedAt = alert.Since,
            ExceptionDueAt = alert.Since.AddHours(24),
            LastOutcome = alert.Cause?.ToString() ?? "",
        }),
        DutyAlertKind.CallerUnprovedAfterHours => mails.CallerUnprovedAfterHours(Task(alert)),
        DutyAlertKind.CallerProofOverdue => mails.CallerProofOverdue(Task(alert)),
        DutyAlertKind.ReviewOverdue => mails.ReviewOverdue(Task(alert)),
        DutyAlertKind.ReviewRefused => mails.ReviewRefused(Task(alert)),
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.Kind, "No text for this kind of alert."),
    };

    static TaskAlarm Task(DutyAlert alert) => new()
    {
        TaskId = alert.ReferenceId,
        RequestNumber = RequestNumber.Parse(alert.RequestId).ToString(),
        Since = alert.Since,
    };
}
