using System.Security.Cryptography;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>A lost report from the call to the close, as steps that patient staff repeat with the same keys until they are answered.</summary>
sealed class LostReportCourse(HolderFile doctor, Course course)
{
    readonly string callKey = $"call-{doctor.Cards[0].CardSerial}";
    string requestId = "";
    byte[] form = [];

    bool IsProved => course is not (Course.HeldThenRevoked or Course.HeldThenLifted);

    /// <summary>How the case ends when nothing is lost.</summary>
    /// <param name="patient">Whether nobody acted while word of the step before was still on its way; else the news of a step may be overtaken.</param>
    public CaseEnd EndOf(bool patient)
    {
        return course switch
        {
            Course.Proved => Completed([StatusMailKind.LostReportFormReceived]),
            Course.HeldThenRevoked => Completed([StatusMailKind.LostReportHoldPlaced, StatusMailKind.LostReportFormReceived]),
            Course.HeldThenLifted => End(RequestState.Unfounded, CardState.Active, [], [StatusMailKind.LostReportHoldPlaced, StatusMailKind.LostReportHoldLifted]),
            Course.Withdrawn => End(RequestState.Withdrawn, CardState.Revoked, [StatusMailKind.LostReportRevoked, StatusMailKind.LostReportWithdrawn], []),
            Course.RefusedThenFound => Completed([StatusMailKind.LostReportFormReceived], StatusMailKind.LostReportCardFound),
            Course.ClosedThenReopened => Completed([StatusMailKind.LostReportClosedWithoutForm, StatusMailKind.LostReportFormReceived],
                StatusMailKind.LostReportFirstReminder, StatusMailKind.LostReportSecondReminder),
            _ => throw new InvalidOperationException($"Unknown course {course}."),
        };

        CaseEnd Completed(StatusMailKind[] unlessOvertaken, params StatusMailKind[] always) => End(
            RequestState.Completed, CardState.Revoked, [StatusMailKind.LostReportRevoked, .. always, StatusMailKind.LostReportClosed], unlessOvertaken);

        CaseEnd End(RequestState request, CardState card, StatusMailKind[] always, StatusMailKind[] unlessOvertaken) =>
            new(doctor.Holder.HolderId, doctor.Cards[0].CardSerial, request, card, patient ? [.. always, .. unlessOvertaken] : always);
    }

    public IReadOnlyList<Func<FlowHost, Task<bool>>> Steps => [CallAsync, Waits(TimeSpan.FromMinutes(1)), .. Rest];

    IReadOnlyList<Func<FlowHost, Task<bool>>> Rest => course switch
    {
        Course.Proved => Checked,
        Course.HeldThenRevoked => [Tasks(), Waits(TimeSpan.FromMinutes(1)), .. Checked],
        Course.HeldThenLifted => [Tasks(TaskKind.ProveCaller), Waits(TimeSpan.FromMinutes(1))],
        Course.Withdrawn => [WithdrawAsync, Waits(TimeSpan.FromMinutes(1)), Tasks()],
        Course.RefusedThenFound => [PrintAsync, Scans(1), Tasks(TaskKind.CheckForm), FindAsync, Waits(TimeSpan.FromMinutes(1)), Scans(50), Tasks(), Waits(TimeSpan.FromMinutes(1)), Tasks()],
        Course.ClosedThenReopened => [Tasks(), Waits(TimeSpan.FromDays(34)), .. Checked],
        _ => throw new InvalidOperationException($"Unknown course {course}."),
    };

    IReadOnlyList<Func<FlowHost, Task<bool>>> Checked => [PrintAsync, Scans(1), Tasks(), Waits(TimeSpan.FromMinutes(1)), Tasks()];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    async Task<bool> CallAsync(FlowHost host)
    {
        LostReportInput input = new() { CardSerial = doctor.Cards[0].CardSerial, RevocationWord = IsProved ? InventedDoctors.RevocationWord : "ちがうことば", SecondCertificateToo = false };
        requestId = (await host.Get<LostReportDesk>().TakeCallAsync(input, FlowHost.Reception, callKey, host.Signals, Token)).RequestId;
        return true;
    }

    static Func<FlowHost, Task<bool>> Waits(TimeSpan time) => async host =>
    {
        await host.SkipAsync(time);
        return true;
    };

    async Task<bool> PrintAsync(FlowHost host)
    {
        form = await host.Get<RequestForms>().PrintAsync(requestId, form: null, Token);
        return true;
    }

    async Task<bool> WithdrawAsync(FlowHost host)
    {
        await host.Get<RequestDesk>().WithdrawAsync(requestId, "本人から取下げの申し出", FlowHost.Reception, host.Signals, Token);
        return true;
    }

    async Task<bool> FindAsync(FlowHost host)
    {
        await host.Get<RequestDesk>().CardFoundAsync(requestId, null, FlowHost.Reception, host.Signals, Token);
        return true;
    }

    // Each copy is a file of its own, so that a second form is not taken for the first.
    Func<FlowHost, Task<bool>> Scans(int firstCopy) => host => ScanAsync(host, firstCopy);

    // A busy machine's sandbox may give a page up, or the whole file: then it is in the tray, and staff file it by hand, or scan again.
    async Task<bool> ScanAsync(FlowHost host, int firstCopy)
    {
        ScanDesk desk = host.Get<ScanDesk>();
        for (int copy = firstCopy; ; copy++)
        {
            byte[] scan = [.. form, .. Enumerable.Repeat((byte)'\n', copy)];
            string id = (await desk.BeginAsync(
                new() { FileName = "scan.pdf", Size = scan.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(scan)) }, FlowHost.Reception, Token)).ScanId;
            await desk.PutPartAsync(id, 1, scan, Token);
            await desk.CompleteAsync(id, host.Signals, Token);
            await host.SettleAsync();
            ScanFile sorted = await desk.OpenAsync(id, Token);
            foreach (ScanPage page in sorted.Pages.Where(page => page.State == ScanPageState.Tray))
            {
                await desk.FileAsync(id, page.Page, requestId, DocumentKind.LostReportForm, FlowHost.Reception, host.Signals, Token);
            }

            if (sorted.Scan.State != ScanState.Refused)
            {
                await host.SettleAsync();
                return true;
            }
        }
    }

    // Everything that staff have to do for the request, by whoever may; all is confirmed but tasks of one kind.
    Func<FlowHost, Task<bool>> Tasks(TaskKind? refused = null) => host => FinishTasksAsync(host, refused);

    async Task<bool> FinishTasksAsync(FlowHost host, TaskKind? refused)
    {
        RequestDesk desk = host.Get<RequestDesk>();
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        foreach (StaffTask task in file.Tasks.Where(task => task.CompletedAt is null))
        {
            StaffPrincipal staff = new[] { FlowHost.Examiner, FlowHost.Approver, FlowHost.Reception }.First(member => desk.WhyNot(task, member) is null);
            await desk.CompleteTaskAsync(requestId, task.TaskId, task.Kind == refused ? TaskOutcome.Refused : TaskOutcome.Confirmed, "確認しました。", staff, host.Signals, Token);
        }

        await host.SettleAsync();
        return true;
    }
}
