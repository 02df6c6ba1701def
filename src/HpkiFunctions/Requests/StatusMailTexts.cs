using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Renewals;

namespace HpkiFunctions.Requests;

/// <summary>Writes a status mail from the facts of the holder's file as they are now.</summary>
public sealed class StatusMailTexts(
    LostReportMails mails, PaperMailTexts papers, RenewalMailTexts renewals, LostReportDurations durations, OfficeHours office, BusinessCalendar calendar, TimeProvider time)
{
    public MailText Write(HolderFile file, StatusMail mail) => Write(file, mail, TokyoTime.DateOf(time.GetUtcNow()));

    /// <summary>As written on this day; the same facts and the same day give the same words.</summary>
    public MailText Write(HolderFile file, StatusMail mail, DateOnly today)
    {
        Request request = file.Request(mail.RequestId);
        if (request.Procedure == ProcedureKind.RenewalNotice)
        {
            return renewals.Write(file, mail);
        }

        if (ProcedureCatalogue.Of(request.Procedure).Course.Count > 0)
        {
            return papers.Write(file, mail, today);
        }

        LostReportFacts facts = Facts(file, request);
        DateOnly formDue = request.CloseOn!.Value;
        return mail.Kind switch
        {
            StatusMailKind.LostReportHoldPlaced =>
                mails.HoldPlaced(facts, request.ReceivedAt, office.Promise(request.ReceivedAt, TimeSpan.FromMinutes(durations.SecondPersonMinutes)), request.Channel == ReportChannel.Paper),
            StatusMailKind.LostReportRevoked => mails.Revoked(
                facts, file.Order(request.OrderId!).ConfirmedAt!.Value, request.State == RequestState.AwaitingForm ? formDue : null, formIsHere: request.FormDocumentId is not null, secondCertificateToo: request.SecondCertificateToo),
            StatusMailKind.LostReportFirstReminder => mails.FirstReminder(facts, formDue),
            StatusMailKind.LostReportSecondReminder => mails.SecondReminder(facts, formDue),
            StatusMailKind.LostReportFormReceived => mails.FormReceived(facts, FormReceivedOn(file, request) ?? today, calendar.AddBusinessDays(today, 1)),
            StatusMailKind.LostReportClosed => mails.Closed(facts, request.ClosedAt is { } closed ? TokyoTime.DateOf(closed) : today),
            StatusMailKind.LostReportClosedWithoutForm => mails.ClosedWithoutForm(facts, formDue),
            StatusMailKind.LostReportCardFound => mails.CardFound(facts, request.FormDocumentId is null && request.ClosedAt is null ? formDue : null),
            StatusMailKind.LostReportWithdrawn => mails.Withdrawn(facts, TokyoTime.DateOf(request.ClosedAt!.Value)),
            StatusMailKind.LostReportHoldLifted => mails.HoldLifted(facts, request.ClosedAt!.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.Kind, "No text for this kind of mail."),
        };
    }

    static LostReportFacts Facts(HolderFile file, Request request) => new()
    {
        HolderName = $"{file.Holder.FamilyName} {file.Holder.GivenName}",
        RequestNumber = RequestNumber.Parse(request.RequestId).ToString(),
        CardEnding = request.CardSerial![^4..],
        IsRevoked = request.OrderId is { } id && file.Order(id).ConfirmedAt is not null,
        FormWasRefused = request.FormDocumentId is null && NoticeTruth.RefusedForms(file, request) > 0,
    };

    static DateOnly? FormReceivedOn(HolderFile file, Request request) =>
        request.FormDocumentId is { } id ? TokyoTime.DateOf(file.Document(id).FiledAt) : null;
}
