using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>What staff do in the tests of lost reports.</summary>
static class Desk
{
    static int calls;

    /// <summary>A caller who knows the revocation word.</summary>
    public static LostReportInput Proved { get; } = new() { CardSerial = "MD00000001", RevocationWord = "みほんざくら" };

    /// <summary>A caller who does not.</summary>
    public static LostReportInput Doubtful { get; } = Proved with { RevocationWord = "ちがうことば" };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<LostReportReceipt> CallAsync(this FlowHost host, LostReportInput input, StaffPrincipal? staff = null) => host.Get<LostReportDesk>()
        .TakeCallAsync(input, staff ?? FlowHost.Reception, $"desk-key-{Interlocked.Increment(ref calls)}", host.Signals, Token);

    public static async Task CompleteAsync(this FlowHost host, HolderFile doctor, TaskKind kind, TaskCompletion completion, StaffPrincipal? staff = null)
    {
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        StaffTask task = file.Tasks.Single(task => task.Kind == kind && task.CompletedAt is null);
        await host.Get<RequestDesk>().CompleteTaskAsync(task.RequestId, task.TaskId, completion, staff ?? (kind == TaskKind.ReviewEmergency ? FlowHost.Approver : FlowHost.Examiner), host.Signals, Token);
        await host.SettleAsync();
    }

    public static async Task<IReadOnlyList<TimelineEvent>> EventsAsync(this FlowHost host, HolderFile doctor, string type) =>
    [
        .. (await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token))
            .Select(entry => entry.Event).Where(recorded => recorded.Type == type),
    ];

    /// <summary>How many mails of a template were handed over.</summary>
    public static int MailsOf(this FlowHost host, string template) => host.Mails.Count(mail => mail.Categories.Contains(template));

    public static int DutyMails(this FlowHost host) => LostReportTemplates.ToDutyOfficer.Sum(host.MailsOf);
}
