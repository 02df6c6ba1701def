using System.Net;
using System.Security.Cryptography;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Mailbox;
using Hpki.LocalHost.Seeding;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;
using Hpki.Scanning;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace Hpki.LocalHost.Demo;

/// <summary>
/// The story of a lost card, from the call to the closed request, as staff and a relying party live it: over HTTP, on real files. Each step
/// checks what came out. Only the registration of doctor and card, which no procedure does yet, goes past HTTP.
/// </summary>
sealed class LostCardDemo(LocalHostApplication host, DemoOutput output, DemoProgress progress) : IDisposable
{
    /// <summary>How many steps are shown after the start of the host.</summary>
    public const int Steps = 11;

    // Small, so that the file takes several.
    const int PartBytes = 1024 * 1024;

    static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(500);
    static readonly CertificatePurpose[] Purposes = [CertificatePurpose.Signing, CertificatePurpose.Authentication];

    readonly DemoDoctor doctor = DemoDoctors.Taro;
    readonly StorageCounter operations = host.Services.GetRequiredService<StorageCounter>();
    PublicKeyInfrastructure pki = null!;
    StaffClient reception = null!;
    StaffClient examiner = null!;
    StaffClient approver = null!;

    /// <summary>Plays and checks the story.</summary>
    /// <exception cref="DemoFailedException">Something is not as it must be; the message says what was expected.</exception>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        Card card = await progress.StepAsync("register", "A doctor and a card with two certificates are registered", () => RegisterAsync(cancellationToken));
        await progress.StepAsync("sign-in", "Reception, examiner and approver sign in", () => SignInAsync(cancellationToken));
        await progress.StepAsync("lists-before", "The certificates are valid and on no revocation list", () => CheckBeforeAsync(card, cancellationToken));
        long before = operations.Total;
        LostReportReceipt receipt = await progress.StepAsync("call", "The doctor calls; reception takes the report and revokes", () => CallAsync(card, cancellationToken));
        await progress.StepAsync("lists-after", "Both certificates are on the published revocation lists", () => CheckAfterAsync(card, cancellationToken));
        await progress.StepAsync("told", "The doctor is told by mail", () => MailsAsync(receipt, [StatusMailKind.LostReportRevoked], cancellationToken));
        byte[] form = await progress.StepAsync("form", "The form 紛失届 is printed with the request's code", () => PrintAsync(receipt, cancellationToken));
        byte[] scan = await progress.StepAsync("scan", "The form comes back: scanned askew, with noise, as a TIFF", () => ScanAsync(form, cancellationToken));
        await progress.StepAsync("upload", "The scan is uploaded; its code files it to the request", () => UploadAsync(scan, receipt, cancellationToken));
        await progress.StepAsync("check", "A second person checks the form, another reviews the revocation", () => CheckFormAsync(receipt, cancellationToken));
        long storageOperations = operations.Total - before;
        await progress.StepAsync("closed", "The request is closed, the doctor has the mails, the audit log is whole", () => CheckClosedAsync(receipt, cancellationToken));
        await WriteSummaryAsync(receipt, storageOperations, cancellationToken);
    }

    public void Dispose()
    {
        pki?.Dispose();
        reception?.Dispose();
        examiner?.Dispose();
        approver?.Dispose();
    }

    async Task<Card> RegisterAsync(CancellationToken cancellationToken)
    {
        await ActivatorUtilities.CreateInstance<DemoRegistration>(host.Services).RegisterAsync(doctor, cancellationToken);
        HolderFile file = await host.Services.GetRequiredService<HolderRegistry>().OpenAsync(doctor.HolderId, cancellationToken);
        return file.Card(doctor.CardSerial);
    }

    async Task SignInAsync(CancellationToken cancellationToken)
    {
        reception = await StaffClient.SignInAsync(host.Address, DemoStaffDirectory.Reception, cancellationToken);
        examiner = await StaffClient.SignInAsync(host.Address, DemoStaffDirectory.Examiner, cancellationToken);
        approver = await StaffClient.SignInAsync(host.Address, DemoStaffDirectory.Approver, cancellationToken);
    }

    async Task CheckBeforeAsync(Card card, CancellationToken cancellationToken)
    {
        pki = await PublicKeyInfrastructure.FetchAsync(host.Address, cancellationToken);
        await output.WritePemAsync("ca/root.crt", pki.Root.RawDataMemory.Span, cancellationToken);
        await output.WritePemAsync("ca/sign-ca.crt", pki.SigningAuthority.RawDataMemory.Span, cancellationToken);
        await output.WritePemAsync("ca/auth-ca.crt", pki.AuthenticationAuthority.RawDataMemory.Span, cancellationToken);
        foreach (CertificatePurpose purpose in Purposes)
        {
            CertificateSerial serial = SerialOn(card, purpose);
            IssuedCertificate issued = await host.Services.GetRequiredService<ICertificationAuthority>().FindAsync(purpose, serial, cancellationToken)
                ?? throw new DemoFailedException($"The authority does not know the card's {purpose} certificate.");
            pki.CheckCertificate(issued);
            PublishedCrl crl = await pki.FetchCrlAsync(purpose, cancellationToken);
            Verify.That(!crl.Contains(serial), $"the {purpose} certificate is not revoked yet");
            await output.WritePemAsync($"card-{CrlNames.ShortName(purpose)}.crt", issued.Der.Span, cancellationToken);
            await output.WriteAsync($"crl-{CrlNames.ShortName(purpose)}-before.crl", crl.Der.ToArray(), cancellationToken);
        }
    }

    async Task<LostReportReceipt> CallAsync(Card card, CancellationToken cancellationToken)
    {
        LookupHit[] hits = await reception.PostAsync<LookupHit[]>(
            "/api/holders/search", new { kind = LookupKind.FamilyKana, value = doctor.FamilyKana }, cancellationToken);
        Verify.That(hits.Any(hit => hit.HolderId == doctor.HolderId), "the doctor is found by the name's reading");
        LostReportReceipt receipt = await reception.PostAsync<LostReportReceipt>(
            "/api/lost-reports",
            new LostReportInput
            {
                CardSerial = card.CardSerial,
                HolderId = card.HolderId,
                Reason = RevocationReason.Loss,
                RevocationWord = doctor.RevocationWord,
                Circumstances = "帰宅途中に、カードを入れた財布を紛失した。",
                SecondCertificateToo = false,
                WantsReissue = true,
            },
            cancellationToken);
        Verify.That(receipt.Revocation == RevocationOutcome.Confirmed, $"the revocation is confirmed with the call, not {receipt.Revocation}");
        return receipt;
    }

    async Task CheckAfterAsync(Card card, CancellationToken cancellationToken)
    {
        foreach (CertificatePurpose purpose in Purposes)
        {
            PublishedCrl crl = await pki.FetchCrlAsync(purpose, cancellationToken);
            Verify.That(crl.Contains(SerialOn(card, purpose)), $"the {purpose} certificate is on the published list");
            await output.WriteAsync($"crl-{CrlNames.ShortName(purpose)}-after.crl", crl.Der.ToArray(), cancellationToken);
        }
        HolderFile file = await host.Services.GetRequiredService<HolderRegistry>().OpenAsync(doctor.HolderId, cancellationToken);
        Verify.That(file.Card(card.CardSerial).State == CardState.Revoked, "the card counts as revoked");
    }

    async Task<byte[]> PrintAsync(LostReportReceipt receipt, CancellationToken cancellationToken)
    {
        byte[] form = await reception.GetBytesAsync($"/api/requests/{receipt.RequestId}/form", cancellationToken);
        Verify.That(form.AsSpan().StartsWith("%PDF-"u8), "the form is a PDF");
        await output.WriteAsync("form.pdf", form, cancellationToken);
        return form;
    }

    async Task<byte[]> ScanAsync(byte[] form, CancellationToken cancellationToken)
    {
        byte[] scan = await CrookedScan.MakeAsync(form, host.Services.GetRequiredService<ScanReader>(), cancellationToken);
        await output.WriteAsync("scan.tif", scan, cancellationToken);
        return scan;
    }

    async Task UploadAsync(byte[] scan, LostReportReceipt receipt, CancellationToken cancellationToken)
    {
        var offer = new ScanOffer { FileName = "scan.tif", Size = scan.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(scan)) };
        ScanBegun begun = await reception.PostAsync<ScanBegun>("/api/scans", offer, cancellationToken);
        int parts = (scan.Length + PartBytes - 1) / PartBytes;
        // The first part twice, as after a broken connection: it changes nothing.
        foreach (int part in Enumerable.Range(1, parts).Prepend(1))
        {
            int start = (part - 1) * PartBytes;
            await reception.PutAsync($"/api/scans/{begun.ScanId}/parts/{part}", scan.AsMemory(start, Math.Min(PartBytes, scan.Length - start)), cancellationToken);
        }
        await reception.PostAsync($"/api/scans/{begun.ScanId}/complete", new { }, cancellationToken);
        ScanFile file = await UntilAsync(
            () => reception.GetAsync<ScanFile>($"/api/scans/{begun.ScanId}", cancellationToken),
            read => read.Scan.State == ScanState.Refused || (read.Scan.State == ScanState.Read && read.Pages.All(page => page.State != ScanPageState.ToBeFiled)),
            cancellationToken);
        Verify.That(file.Pages.Count == 2, $"the scan has two pages, not {file.Pages.Count} ({file.Scan.RefusalCode})");
        Verify.That(file.Page(1) is { State: ScanPageState.Filed } form && form.RequestId == receipt.RequestId, "the form's page is filed to the request by its code");
        Verify.That(file.Page(2) is { IsBlank: true, State: ScanPageState.PassedOver }, "the empty back is kept and nobody has to look at it");
    }

    async Task CheckFormAsync(LostReportReceipt receipt, CancellationToken cancellationToken)
    {
        StaffTask[] tasks = await UntilAsync(
            () => reception.GetAsync<StaffTask[]>($"/api/requests/{receipt.RequestId}/tasks", cancellationToken),
            all => all.Any(task => task.Kind == TaskKind.CheckForm), cancellationToken);
        StaffTask check = tasks.Single(task => task.Kind == TaskKind.CheckForm);
        StaffTask review = tasks.Single(task => task.Kind == TaskKind.ReviewEmergency);
        var confirmed = new TaskCompletion { Outcome = TaskOutcome.Confirmed };
        HttpStatusCode own = await reception.PostForStatusAsync(CompletionOf(check), confirmed, cancellationToken);
        Verify.That(own == HttpStatusCode.Forbidden, $"reception may not check the form of its own report, not {(int)own}");
        await examiner.PostAsync(CompletionOf(check), confirmed, cancellationToken);
        await approver.PostAsync(CompletionOf(review), confirmed, cancellationToken);
    }

    async Task CheckClosedAsync(LostReportReceipt receipt, CancellationToken cancellationToken)
    {
        StatusMailKind[] expected = [StatusMailKind.LostReportRevoked, StatusMailKind.LostReportFormReceived, StatusMailKind.LostReportClosed];
        RequestDetails details = await MailsAsync(receipt, expected, cancellationToken);
        Verify.That(details.Request.State == RequestState.Completed, $"the request is completed, not {details.Request.State}");
        Verify.That(details.Card?.State == CardState.Revoked, "the card stays revoked");
        Verify.That(details.Tasks.All(task => task.CompletedAt is not null), "no task is left");

        CapturedMail[] mails = await reception.GetAsync<CapturedMail[]>(MailboxEndpoints.ApiPath, cancellationToken);
        Verify.That(details.Mails.All(sent => mails.Any(mail => mail.Id == sent.ProviderId)), "each mail that was sent has arrived");
        Verify.That(mails.Length == details.Mails.Count && mails.All(mail => mail.To.Single().Email == doctor.MailAddress), "no other mail has arrived");
        Verify.That(mails.All(mail => mail.Text?.Contains(receipt.RequestNumber, StringComparison.Ordinal) == true), "each mail names the request's number");
        await output.WriteJsonAsync("mails.json", mails, cancellationToken);

        TimelineCheck chain = await host.Services.GetRequiredService<Timeline>().VerifyAsync(doctor.HolderId, cancellationToken);
        Verify.That(chain.IsWhole, $"the audit log is whole ({chain.Problem})");
        await output.WriteJsonAsync(
            "timeline.json",
            await reception.GetAsync<TimelineEntry[]>($"/api/requests/{receipt.RequestId}/timeline", cancellationToken), cancellationToken);
    }

    Task<RequestDetails> MailsAsync(LostReportReceipt receipt, StatusMailKind[] kinds, CancellationToken cancellationToken) => UntilAsync(
        () => reception.GetAsync<RequestDetails>($"/api/requests/{receipt.RequestId}", cancellationToken),
        read => kinds.All(kind => read.Mails.Any(mail => mail.Template == kind.ToString() && mail.State == MailState.Sent)), cancellationToken);

    Task WriteSummaryAsync(LostReportReceipt receipt, long storageOperations, CancellationToken cancellationToken) => output.WriteJsonAsync(
        "summary.json",
        new
        {
            receipt.RequestNumber,
            CallToPublishedListsMs = receipt.ElapsedMs,
            Steps = progress.Done.Select(step => new { step.Name, Ms = step.Milliseconds }),
            TotalMs = Math.Round(progress.Done.Sum(step => step.Milliseconds), 1),
            StorageOperations = new { FromCallToCheck = storageOperations, operations.Total, ByOperation = operations.ByOperation() },
        },
        cancellationToken);

    static string CompletionOf(StaffTask task) => $"/api/requests/{task.RequestId}/tasks/{task.TaskId}/complete";

    static CertificateSerial SerialOn(Card card, CertificatePurpose purpose) => CertificateSerial.Parse(
        purpose == CertificatePurpose.Signing ? card.SigningCertificateSerial : card.AuthenticationCertificateSerial);

    static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> enough, CancellationToken cancellationToken)
    {
        T value = await read();
        while (!enough(value))
        {
            await Task.Delay(PollPause, cancellationToken);
            value = await read();
        }
        return value;
    }
}
