using System.Security.Cryptography;
using Hpki.LocalHost;
using Hpki.LocalHost.Demo;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Requests;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.Benchmarks;

/// <summary>The happy path of a lost report: call, form printed and scanned, filed by its code, checked, reviewed, closed with its mails.</summary>
sealed class LostReportStory
{
    // Revoked, form received, closed.
    const int Mails = 3;

    readonly LocalHostApplication host;
    readonly DemoDoctor doctor = BenchmarkDoctors.Number(1);
    readonly StaffClient reception;
    readonly StaffClient examiner;
    readonly StaffClient approver;

    LostReportStory(LocalHostApplication host, StaffClient reception, StaffClient examiner, StaffClient approver) =>
        (this.host, this.reception, this.examiner, this.approver) = (host, reception, examiner, approver);

    public static async Task<LostReportStory> PrepareAsync(LocalHostApplication host)
    {
        LostReportStory story = new(host, await SignInAsync(host, 0), await SignInAsync(host, 1), await SignInAsync(host, 2));
        await host.Services.GetRequiredService<DemoRegistration>().RegisterAsync(story.doctor, CancellationToken.None);
        return story;
    }

    public async Task PlayAsync()
    {
        LostReportReceipt receipt = await reception.PostAsync<LostReportReceipt>(
            "/api/lost-reports",
            new LostReportInput { HolderId = doctor.HolderId, CardSerial = doctor.CardSerial, RevocationWord = doctor.RevocationWord, SecondCertificateToo = false },
            CancellationToken.None);

        // One page that comes back as it was printed; how crooked it may be is not measured here.
        byte[] scan = await reception.GetBytesAsync($"/api/requests/{receipt.RequestId}/form", CancellationToken.None);
        ScanBegun begun = await reception.PostAsync<ScanBegun>("/api/scans",
            new ScanOffer { FileName = "scan.pdf", Size = scan.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(scan)) }, CancellationToken.None);
        int part = 0;
        foreach (byte[] chunk in scan.Chunk(ScanUploads.LargestPart))
        {
            await reception.PutAsync($"/api/scans/{begun.ScanId}/parts/{++part}", chunk, CancellationToken.None);
        }

        await reception.PostAsync($"/api/scans/{begun.ScanId}/complete", new { }, CancellationToken.None);
        await SettleAsync();

        OpenTask[] tasks = await examiner.GetAsync<OpenTask[]>("/api/tasks", CancellationToken.None);
        await CompleteAsync(examiner, tasks.Single(task => task.Kind == TaskKind.CheckForm));
        await CompleteAsync(approver, tasks.Single(task => task.Kind == TaskKind.ReviewEmergency));
        await SettleAsync();
        while (host.Mails.All.Count < Mails)
        {
            await Task.Delay(100);
        }

        await SettleAsync();
    }

    static Task<StaffClient> SignInAsync(LocalHostApplication host, int member) =>
        StaffClient.SignInAsync(host.Address, DemoStaffDirectory.All[member], CancellationToken.None);

    Task SettleAsync() => host.Services.GetRequiredService<EngineService>().Engine.WaitUntilIdleAsync();

    static Task CompleteAsync(StaffClient staff, OpenTask task) => staff.PostAsync(
        $"/api/requests/{task.RequestId}/tasks/{task.TaskId}/complete", new TaskCompletion { Outcome = TaskOutcome.Confirmed }, CancellationToken.None);
}
