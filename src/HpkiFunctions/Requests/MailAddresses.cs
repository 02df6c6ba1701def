using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>
/// Whether a holder's mail address is believed. Once mail to it is refused for good, notices go by post until staff have checked it:
/// writing on to an address that bounces harms the centre's standing with every mail service, and the holder learns nothing.
/// </summary>
static class MailAddresses
{
    /// <summary>Where this mail goes; null when none reaches its holder.</summary>
    public static string? Of(HolderFile file, StatusMail mail) =>
        Addressees.IsTheFamily(file.Request(mail.RequestId)) ? null
        : mail.Kind == StatusMailKind.ContactsChangedFormerly ? file.ChangeOf(mail.RequestId)?.FormerMailAddress
        : Trusted(file);

    /// <summary>The address that mails may go to; null when there is none or it waits for its check.</summary>
    public static string? Trusted(HolderFile file) => AwaitsCheck(file) ? null : file.Holder.MailAddress;

    /// <summary>メールアドレスの確認: the address is right and mails go there again, or it leaves the register and notices go by post until a new one comes.</summary>
    public static Decision Check(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, DateTimeOffset now, string? note)
    {
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note);
        return outcome == TaskOutcome.Confirmed || file.Holder.MailAddress is not { } address
            ? decision
            : decision
                .Put(file.Holder with { MailAddress = null })
                .Record("holder.mail-address-removed", Actor.Staff(staffId), task.RequestId, detail: address);
    }

    static bool AwaitsCheck(HolderFile file)
    {
        DateTimeOffset? checkedAt = file.Tasks.Where(task => task.Kind == TaskKind.CheckMailAddress).Max(task => task.CompletedAt);
        return file.Mails.Any((MailRecord mail) => mail.AddressRefusedAt is { } refused && (checkedAt is null || refused > checkedAt));
    }
}
