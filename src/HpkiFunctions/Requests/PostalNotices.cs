using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;

namespace HpkiFunctions.Requests;

/// <summary>What holders are told by post, because a mail cannot reach them. A notice is asked for once, whoever finds that it is needed.</summary>
static class PostalNotices
{
    static readonly TimeSpan Within = TimeSpan.FromDays(2);

    /// <summary>The decision that a notice goes by post.</summary>
    public static string KeyOf(StatusMail mail) => $"{mail.MailId()}-letter";

    public static bool AreAskedFor(HolderFile file, StatusMail mail) => file.Tasks.Any(task => task.TaskId == StaffTasks.IdOf(KeyOf(mail)));

    /// <summary>Asks for the notice, unless that has been done.</summary>
    public static Decision NotifyByPost(this Decision decision, HolderFile file, StatusMail mail, DateTimeOffset now) => AreAskedFor(file, mail)
        ? decision
        : decision
            .Put(StaffTasks.New(file.Request(mail.RequestId), TaskKind.NotifyByPost, KeyOf(mail), now, now + Within))
            .Record("mail.by-post", Actor.System, mail.RequestId, mail.Facts());
}
