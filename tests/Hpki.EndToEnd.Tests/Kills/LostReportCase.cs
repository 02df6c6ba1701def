using System.Net;
using System.Security.Cryptography;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Crashes;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>One lost report as patient staff bring it to its end over HTTP, and how it must end.</summary>
sealed class LostReportCase(string holderId, string cardSerial, CaseCourse course, TimeSpan startsAfter, IReadOnlyList<PatientStaff> staff)
{
    static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(250);

    string doing = "the call";

    public bool IsOver { get; private set; }

    bool IsProved => course is CaseCourse.Proved or CaseCourse.Withdrawn;

    PatientStaff Reception => staff[0];

    // News of a step that was overtaken by the next one need not be sent, so only the mails that always are stand here.
    public CaseEnd End => course switch
    {
        CaseCourse.Proved or CaseCourse.HeldThenRevoked =>
            new(holderId, cardSerial, RequestState.Completed, CardState.Revoked, StatusMailKind.LostReportRevoked, StatusMailKind.LostReportClosed),
        CaseCourse.HeldThenLifted => new(holderId, cardSerial, RequestState.Unfounded, CardState.Active),
        CaseCourse.Withdrawn => new(holderId, cardSerial, RequestState.Withdrawn, CardState.Revoked, StatusMailKind.LostReportRevoked, StatusMailKind.LostReportWithdrawn),
        _ => throw new InvalidOperationException($"Unknown course {course}."),
    };

    /// <summary>Who it is about, and what it is at.</summary>
    public override string ToString() => $"{course} of {holderId} is at {doing}";

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(startsAfter, cancellationToken);
        LostReportInput call = new() { CardSerial = cardSerial, RevocationWord = IsProved ? InventedDoctors.RevocationWord : "ちがうことば", SecondCertificateToo = false };
        string request = (await Reception.PostAsync<LostReportReceipt>("/api/lost-reports", call, $"call-{cardSerial}", cancellationToken)).RequestId;
        doing = $"request {request}";
        if (!IsProved)
        {
            await DoTasksAsync(request, course == CaseCourse.HeldThenLifted ? TaskOutcome.Refused : TaskOutcome.Confirmed,
                now => now.Request.State != RequestState.AwaitingCallerProof, cancellationToken);
        }

        if (course == CaseCourse.Withdrawn)
        {
            await Reception.PostAsync($"/api/requests/{request}/withdraw", new Withdrawal { Reason = "本人から取下げの申し出" }, cancellationToken);
        }
        else if (course != CaseCourse.HeldThenLifted)
        {
            await ScanAsync(request, await Reception.GetBytesAsync($"/api/requests/{request}/form", cancellationToken), cancellationToken);
        }

        doing = $"request {request}, its last tasks";
        await DoTasksAsync(request, TaskOutcome.Confirmed,
            now => !now.Request.State.IsOpen() && now.Tasks.All(task => task.CompletedAt is not null), cancellationToken);
        IsOver = true;
    }

    // A busy machine's sandbox may give a page up, or the whole file: then it is in the tray, and staff file it by hand, or scan again.
    async Task ScanAsync(string request, byte[] form, CancellationToken cancellationToken)
    {
        for (int copy = 1; ; copy++)
        {
            byte[] scan = [.. form, .. Enumerable.Repeat((byte)'\n', copy)];
            ScanOffer offer = new() { FileName = "scan.pdf", Size = scan.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(scan)) };
            string id = (await Reception.PostAsync<ScanBegun>("/api/scans", offer, $"scan-{cardSerial}-{copy}", cancellationToken)).ScanId;
            await Reception.PutAsync($"/api/scans/{id}/parts/1", scan, cancellationToken);
            await Reception.PostAsync($"/api/scans/{id}/complete", new ScanCompletion(), cancellationToken);
            doing = $"request {request}, copy {copy} of its form, scan {id}";
            ScanFile sorted = await SortedAsync(id, cancellationToken);
            if (sorted.Scan.State == ScanState.Read)
            {
                foreach (ScanPage page in sorted.Pages.Where(page => page.State == ScanPageState.Tray))
                {
                    TrayFiling filing = new() { RequestNumber = request, Kind = DocumentKind.LostReportForm };
                    await Reception.TryPostAsync($"/api/scans/{id}/pages/{page.Page}/file", filing, cancellationToken);
                }

                return;
            }

            await Reception.TryPostAsync($"/api/scans/{id}/pages/0/not-ours", new SetAside { Reason = "スキャンし直し" }, cancellationToken);
        }
    }

    async Task<ScanFile> SortedAsync(string scanId, CancellationToken cancellationToken)
    {
        while (true)
        {
            ScanFile file = await Reception.GetAsync<ScanFile>($"/api/scans/{scanId}", cancellationToken);
            if (file.Scan.State == ScanState.Refused || (file.Scan.State == ScanState.Read && file.Pages.All(page => page.State != ScanPageState.ToBeFiled)))
            {
                return file;
            }

            await Task.Delay(PollPause, cancellationToken);
        }
    }

    // Whatever staff have to do for the request, by whoever may, until it has come so far.
    async Task DoTasksAsync(string request, TaskOutcome outcome, Func<RequestDetails, bool> isThere, CancellationToken cancellationToken)
    {
        while (await Reception.GetAsync<RequestDetails>($"/api/requests/{request}", cancellationToken) is var now && !isThere(now))
        {
            foreach (StaffTask task in now.Tasks.Where(task => task.CompletedAt is null))
            {
                await DoAsync(task, task.Kind == TaskKind.ProveCaller ? outcome : TaskOutcome.Confirmed, cancellationToken);
            }

            await Task.Delay(PollPause, cancellationToken);
        }
    }

    async Task DoAsync(StaffTask task, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (PatientStaff member in staff.Where(member => !task.ExcludedStaffIds.Contains(member.StaffId)))
        {
            HttpStatusCode answer = await member.TryPostAsync(
                $"/api/requests/{task.RequestId}/tasks/{task.TaskId}/complete", new TaskCompletion { Outcome = outcome, Note = "確認しました。" }, cancellationToken);
            if (answer != HttpStatusCode.Forbidden)
            {
                return;
            }
        }
    }
}
