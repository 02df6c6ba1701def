using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>
/// What holders are told by post, because a mail cannot reach them: a letter in the print queue, and the staff task that sees it posted. A notice
/// is asked for once, whoever finds that it is needed; an address learnt later changes nothing for it.
/// </summary>
static class PostalNotices
{
    static readonly TimeSpan Within = TimeSpan.FromDays(2);

    /// <summary>The decision that a notice goes by post.</summary>
    public static string KeyOf(StatusMail mail) => $"{mail.MailId()}-letter";

    /// <summary>The letter's id.</summary>
    public static string LetterOf(StatusMail mail) => RecordId.From('l', KeyOf(mail));

    /// <summary>Whether there is no letter yet, and what it would say is still so.</summary>
    public static bool AreNeeded(HolderFile file, StatusMail mail) =>
        mail.Kind != StatusMailKind.ContactsChangedFormerly && !file.Letters.Any(letter => letter.LetterId == LetterOf(mail)) && !NoticeTruth.IsOutdated(file, mail);

    /// <summary>Asks for the notice, if it is needed.</summary>
    public static Decision NotifyByPost(this Decision decision, HolderFile file, StatusMail mail, DateTimeOffset now)
    {
        if (!AreNeeded(file, mail))
        {
            return decision;
        }

        return decision
            .Queue(file, mail, LetterOf(mail), KeyOf(mail), now)
            .Record("mail.by-post", Actor.System, mail.RequestId, new Dictionary<string, string>(mail.Facts()) { ["letterId"] = LetterOf(mail) });
    }

    /// <summary>Puts a letter with the notice into the print queue, and the task that sees it posted.</summary>
    public static Decision Queue(this Decision decision, HolderFile file, StatusMail mail, string letterId, string step, DateTimeOffset now)
    {
        StaffTask task = StaffTasks.New(file.Request(mail.RequestId), TaskKind.NotifyByPost, step, now, now + Within);
        return decision.Put(task).Put(new Letter
        {
            LetterId = letterId,
            RequestId = mail.RequestId,
            HolderId = mail.HolderId,
            MailId = mail.MailId(),
            Template = mail.Kind.ToString(),
            TaskId = task.TaskId,
            State = LetterState.Queued,
            OrderedAt = now,
            DueAt = task.DueAt,
        });
    }
}
