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
sealed class LostReportCourse(HolderFile doctor, bool callerIsProved)
{
    readonly string callKey = $"call-{doctor.Cards[0].CardSerial}";
    string requestId = "";
    byte[] form = [];

    /// <summary>How the case ends when nothing is lost.</summary>
    /// <param name="patient">Whether nobody acted while word of the step before was still on its way; else the news of a step may be overtaken.</param>
    public CaseEnd EndOf(bool patient) => new(doctor.Holder.HolderId, doctor.Cards[0].CardSerial, RequestState.Completed, CardState.Revoked,
    [
        .. patient && !callerIsProved ? [StatusMailKind.LostReportHoldPlaced] : Array.Empty<StatusMailKind>(),
        .. patient ? [StatusMailKind.LostReportFormReceived] : Array.Empty<StatusMailKind>(),
        StatusMailKind.LostReportRevoked, StatusMailKind.LostReportClosed,
    ]);

    public IEnumerable<Func<FlowHost, Task<bool>>> Steps =>
    [
        CallAsync,
        Waits(TimeSpan.FromMinutes(1)),
        .. callerIsProved ? Array.Empty<Func<FlowHost, Task<bool>>>() : [FinishTasksAsync, Waits(TimeSpan.FromMinutes(1))],
        PrintAsync,
        ScanAsync,
        FinishTasksAsync,
        Waits(TimeSpan.FromMinutes(1)),
        FinishTasksAsync,
    ];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    async Task<bool> CallAsync(FlowHost host)
    {
        LostReportInput input = new() { CardSerial = doctor.Cards[0].CardSerial, RevocationWord = callerIsProved ? InventedDoctors.RevocationWord : "ちがうことば", SecondCertificateToo = false };
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
        form = await host.Get<LostReportForms>().PrintAsync(requestId, Token);
        return true;
    }

    // A busy machine's sandbox may give a page up, or the whole file: then it is in the tray, and staff file it by hand, or scan again.
    async Task<bool> ScanAsync(FlowHost host)
    {
        ScanDesk desk = host.Get<ScanDesk>();
        for (int copy = 1; ; copy++)
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

    // Everything that staff have to do for the request, by whoever may.
    async Task<bool> FinishTasksAsync(FlowHost host)
    {
        RequestDesk desk = host.Get<RequestDesk>();
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        foreach (StaffTask task in file.Tasks.Where(task => task.CompletedAt is null))
        {
            StaffPrincipal staff = new[] { FlowHost.Examiner, FlowHost.Approver, FlowHost.Reception }.First(member => desk.WhyNot(task, member) is null);
            await desk.CompleteTaskAsync(requestId, task.TaskId, TaskOutcome.Confirmed, "確認しました。", staff, host.Signals, Token);
        }

        await host.SettleAsync();
        return true;
    }
}
