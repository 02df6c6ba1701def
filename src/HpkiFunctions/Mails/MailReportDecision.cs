using System.Globalization;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Mails;

/// <summary>What one report of the provider changes: the mail's state; and when it did not arrive, a notice by post and the check of the address.</summary>
static class MailReportDecision
{
    /// <summary>Staff check an address that this casts doubt on until <paramref name="checkDue"/>.</summary>
    /// <returns>Null when the mail is not this holder's, or the report shows nothing new.</returns>
    public static Decision? Of(HolderFile file, MailReport report, DateTimeOffset now, DateTimeOffset checkDue)
    {
        if (file.Mails.FirstOrDefault(mail => mail.MailId == report.MailId) is not { } before)
        {
            return null;
        }

        MailRecord after = before with
        {
            State = MailLifeCycle.After(before.State, report.Event),
            DelayedAt = before.DelayedAt ?? (report.Event == MailEvent.Delayed ? now : null),
            AddressRefusedAt = before.AddressRefusedAt ?? (report.RefusesAddress ? now : null),
        };
        if (after == before && report.Event is not (MailEvent.SpamReported or MailEvent.Unsubscribed))
        {
            return null;
        }

        Decision decision = new Decision().Put(after).Record(TypeOf(report.Event), Actor.System, before.RequestId, Facts(before, report), detail: report.Words);
        if (after.State is MailState.Bounced or MailState.Failed && StatusMail.Of(file.Holder.HolderId, after) is { } mail)
        {
            decision.NotifyByPost(file, mail, now);
        }

        // A former address that is dead says nothing of the present one.
        if (CastsDoubt(report) && before.Template != nameof(StatusMailKind.ContactsChangedFormerly) && file.Holder.MailAddress is not null && !file.Tasks.Any(task => task is { Kind: TaskKind.CheckMailAddress, CompletedAt: null }))
        {
            decision.Put(StaffTasks.New(file.Request(before.RequestId), TaskKind.CheckMailAddress, $"address-{report.ReportId}", now, checkDue));
        }

        return decision;
    }

    static bool CastsDoubt(MailReport report) => report.RefusesAddress || report.Event == MailEvent.Blocked;

    static string TypeOf(MailEvent happened) => happened switch
    {
        MailEvent.Processed => "mail.processed",
        MailEvent.Delayed => "mail.delayed",
        MailEvent.Delivered => "mail.delivered",
        MailEvent.Blocked => "mail.blocked",
        MailEvent.Dropped => "mail.dropped",
        MailEvent.Bounced => "mail.bounced",
        MailEvent.SpamReported => "mail.spam-reported",
        MailEvent.Unsubscribed => "mail.unsubscribed",
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No provider reports this."),
    };

    static Dictionary<string, string> Facts(MailRecord mail, MailReport report)
    {
        Dictionary<string, string> facts = new()
        {
            ["mailId"] = mail.MailId,
            ["kind"] = mail.Template,
            ["reportId"] = report.ReportId,
            ["reportedAt"] = report.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (report.Status is { } status)
        {
            facts["status"] = status;
        }

        return facts;
    }
}
