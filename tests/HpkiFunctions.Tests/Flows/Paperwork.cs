using System.Security.Cryptography;
using Hpki.Procedures.Documents;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Scanning.Tests;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using SkiaSharp;

namespace HpkiFunctions.Tests.Flows;

/// <summary>What tests about paper do over and over: take a call, scan pages, do the task that a page opens.</summary>
static class Paperwork
{
    static int calls;

    /// <summary>Scans, and does nothing else.</summary>
    public static StaffPrincipal Scanning { get; } = new("s-scanning", "受付 次郎", [StaffRole.Reception, StaffRole.Examiner]);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<string> CallAsync(FlowHost host, bool? secondCertificate = false, string word = "みほんざくら") => (await host.Get<LostReportDesk>().TakeCallAsync(
        new() { CardSerial = "MD00000001", RevocationWord = word, SecondCertificateToo = secondCertificate },
        FlowHost.Reception, $"paperwork-{Interlocked.Increment(ref calls)}", host.Signals, Token)).RequestId;

    public static async Task<string> ScanAsync(FlowHost host, byte[] bytes)
    {
        ScanBegun begun = await host.Get<ScanDesk>().BeginAsync(
            new() { FileName = "scan.pdf", Size = bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) }, Scanning, Token);
        await host.Get<ScanDesk>().PutPartAsync(begun.ScanId, 1, bytes, Token);
        await host.Get<ScanDesk>().CompleteAsync(begun.ScanId, host.Signals, Token);
        await host.SettleAsync();
        return begun.ScanId;
    }

    /// <summary>Scans so many pages without a code; they wait in the tray.</summary>
    public static async Task<string> ScanPagesAsync(FlowHost host, int pages = 1)
    {
        SKBitmap[] images = [.. Enumerable.Range(0, pages).Select(_ => TestScans.Form(code: null))];
        string scanId = await ScanAsync(host, TestPdfs.OfImages(images));
        Array.ForEach(images, image => image.Dispose());
        return scanId;
    }

    /// <summary>A form as the scanner's code files it.</summary>
    public static Document Form(FlowHost host, string holderId, string requestId, int page = 1) => new()
    {
        DocumentId = RecordId.From('d', $"{requestId}-{page}"),
        RequestId = requestId,
        HolderId = holderId,
        Kind = DocumentKind.LostReportForm,
        MediaType = "image/tiff",
        Sha256 = new string('0', 64),
        PageCount = 1,
        RetentionClass = RetentionClass.RequestRecord,
        FiledAt = host.Clock.GetUtcNow(),
        FiledBy = Actor.System.ActorId,
    };

    /// <summary>Scans the request's own printed form.</summary>
    public static async Task<string> ScanFormAsync(FlowHost host, string requestId) =>
        await ScanAsync(host, await host.Get<RequestForms>().PrintAsync(requestId, form: null, Token));

    public static Task<ScanFile> ScanOfAsync(FlowHost host, string scanId) => host.Get<ScanStore>().OpenAsync(scanId, Token);

    public static async Task<string[]> TrayReasonsAsync(FlowHost host) =>
        [.. (await host.Get<Worklists>().TrayAsync(cancellationToken: Token)).Items.Select(page => page.Reason)];

    public static StaffTask OpenTask(HolderFile file, TaskKind kind) => file.Tasks.Single(task => task.Kind == kind && task.CompletedAt is null);

    /// <summary>Completes the holder's one open task of a kind.</summary>
    public static async Task<StaffTask> CompleteAsync(
        FlowHost host, HolderFile doctor, TaskKind kind, TaskOutcome outcome, StaffPrincipal staff, SecondCertificateAnswer? second = null)
    {
        StaffTask task = OpenTask(await host.FileAsync(doctor.Holder.HolderId), kind);
        StaffTask done = await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, new() { Outcome = outcome, Note = "確認しました。", SecondCertificate = second }, staff, host.Signals, Token);
        await host.SettleAsync();
        return done;
    }

    /// <summary>What the holder was sent, in order.</summary>
    public static string[] MailsOf(FlowHost host) => [.. host.Mails.Where(mail => mail.To.All(to => to.Email == "mihon.taro@example.jp")).OrderBy(mail => mail.ReceivedAt).SelectMany(mail => mail.Categories)];
}
