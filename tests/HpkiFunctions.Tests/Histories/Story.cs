using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Hpki.LocalHost.CardBureau;
using Hpki.LocalRuntime.Durable.Recording;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Documents;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using HpkiFunctions.Examinations;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Histories;

/// <summary>What happens in a branch, act by act. After each act everything runs to its end, so that the same acts give the same history.</summary>
public sealed class Story : IAsyncDisposable
{
    const string CardSerial = "MD00000001";

    readonly FlowHost host;
    readonly HistoryRecorder recorder;
    string? holderId;
    string? requestId;
    int calls;

    Story(FlowHost host, Neighbour mailProvider, Neighbour origin)
    {
        this.host = host;
        MailProvider = mailProvider;
        Origin = origin;
        recorder = host.Engine.Record();
    }

    /// <summary>SendGrid.</summary>
    public Neighbour MailProvider { get; }

    /// <summary>Where the world reads the revocation lists.</summary>
    public Neighbour Origin { get; }

    /// <summary>What was handed over so far.</summary>
    public IReadOnlyList<Hpki.LocalHost.Mailbox.CapturedMail> Mails => host.Mails;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Story> BeginAsync(params IReadOnlyList<(string Key, string? Value)> settings)
    {
        Neighbour mailProvider = await Neighbour.StartAsync();
        Neighbour origin = await Neighbour.StartAsync();
        FlowHost host = await FlowHost.StartAsync([("SendGrid:Host", mailProvider.Address.ToString()), ("Pki:CrlOrigin", origin.Address.ToString()), .. PinDesk.Settings, .. settings]);
        mailProvider.Behind = host.Address;
        origin.Behind = new($"{host.Get<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/')}/crl");
        return new(host, mailProvider, origin);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await MailProvider.DisposeAsync();
        await Origin.DisposeAsync();
    }

    public async Task DoctorAsync(bool withMail = true) =>
        holderId = (await host.DoctorAsync(withMail ? "mihon.taro@example.jp" : null, CardSerial)).Holder.HolderId;

    /// <summary>A caller who knows the revocation word.</summary>
    public Task ProvedCallAsync() => CallAsync("みほんざくら");

    /// <summary>A caller who does not.</summary>
    public Task DoubtfulCallAsync() => CallAsync("ちがうことば");

    /// <summary>A 紛失届 that comes by post without a call.</summary>
    /// <param name="agrees">Whether what stands on it agrees with the register.</param>
    public async Task PaperAsync(bool agrees)
    {
        string scanId = await Paperwork.ScanPagesAsync(host);
        LostReportInput report = new()
        {
            CardSerial = CardSerial,
            Facts = new() { BirthDate = agrees ? "1975-04-01" : "1975-04-02", MedicalRegistrationNumber = "990001", ResidencePostalCode = "100-0001" },
            SecondCertificateToo = false,
        };
        PaperReportReceipt receipt = await host.Get<PaperReportDesk>().TakeAsync(scanId, 1, new() { Report = report }, FlowHost.Examiner, host.Signals, Token);
        requestId = receipt.Report.RequestId;
        await host.SettleAsync();
    }

    public async Task FormAsync(int page = 1)
    {
        Document form = Paperwork.Form(host, holderId!, requestId!, page);
        await host.Get<HolderRegistry>().DecideAsync(
            holderId!, $"file-{form.DocumentId}", file => host.Get<LostReportFormDecisions>().FileForm(file, form, Actor.System), host.Signals, Token);
        await host.SettleAsync();
    }

    public Task ReviewedAsync(TaskOutcome outcome = TaskOutcome.Confirmed) => DoneAsync(TaskKind.ReviewEmergency, outcome);

    public async Task DoneAsync(TaskKind kind, TaskOutcome outcome)
    {
        StaffTask task = (await host.FileAsync(holderId!)).Tasks.Single(task => task.Kind == kind && task.CompletedAt is null);
        await host.Get<RequestDesk>().CompleteTaskAsync(requestId!, task.TaskId, outcome, "確認しました。", FlowHost.Approver, host.Signals, Token);
        await host.SettleAsync();
    }

    public async Task CardFoundAsync()
    {
        await host.Get<RequestDesk>().CardFoundAsync(requestId!, null, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
    }

    /// <summary>The close as the flow decides it, on the day, in a process that dies before it tells the flow.</summary>
    public async Task ClosedElsewhereAsync()
    {
        Request request = (await host.FileAsync(holderId!)).Request(requestId!);
        host.Clock.Advance(TokyoTime.At(request.CloseOn!.Value, new TimeOnly(8, 59)) - host.Clock.GetUtcNow());
        await host.Get<HolderRegistry>().DecideAsync(
            holderId!, $"close-{requestId}-0", file => host.Get<LostReportFormDecisions>().CloseWithoutForm(file, requestId!), host.Signals, Token);
    }

    public async Task WithdrawAsync()
    {
        await host.Get<RequestDesk>().WithdrawAsync(requestId!, "本人から取下げの申し出", FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
    }

    /// <summary>再発行申請書 by post.</summary>
    public async Task ApplyAsync() => requestId = await host.ApplyAsync(await host.FileAsync(holderId!));

    /// <summary>連絡先変更届 by post.</summary>
    public async Task ApplyForContactChangeAsync() =>
        requestId = await host.ApplyAsync(await host.FileAsync(holderId!), ProcedureKind.ContactChange, DocumentKind.ContactChangeNotice);

    public async Task ContactsExaminedAsync(bool isDeficient = false) =>
        await host.ExamineContactsAsync(await host.FileAsync(holderId!), new() { MailAddress = "hanako@example.jp" }, others: isDeficient ? [PaperDesk.Unsigned] : []);

    /// <summary>利用中止届 by post.</summary>
    public async Task ApplyForDiscontinuationAsync() =>
        requestId = await host.ApplyAsync(await host.FileAsync(holderId!), ProcedureKind.Discontinuation, DocumentKind.DiscontinuationNotice);

    public async Task EndExaminedAsync(DiscontinuationReason reason, DateOnly? endsOn = null, bool isDeficient = false) =>
        await host.ExamineEndAsync(await host.FileAsync(holderId!), reason, endsOn, isDeficient ? [PaperDesk.Unsigned] : []);

    /// <summary>A call about the card, which is another request.</summary>
    public async Task LostMeanwhileAsync() => await host.CallAsync(Desk.Proved);

    /// <summary>A second 利用中止届, which is examined first.</summary>
    public async Task SecondNoticeEndsUseAsync()
    {
        string first = requestId!;
        await ApplyForDiscontinuationAsync();
        HolderFile file = await host.FileAsync(holderId!);
        StaffTask task = file.Tasks.Single(task => task.RequestId == requestId && task is { Kind: TaskKind.ExaminePapers, CompletedAt: null });
        await host.Get<ExaminationDesk>().ExamineAsync(
            requestId!, task.TaskId, new() { Discontinuation = new() { Reason = DiscontinuationReason.OwnWish }, Findings = PaperDesk.EndIsInOrder }, FlowHost.Examiner, host.Signals, Token);
        await host.SettleAsync();
        requestId = first;
    }

    /// <summary>The same while something else of the holder is open.</summary>
    public Task GivenUpAsync() => SecondNoticeEndsUseAsync();

    /// <summary>PIN閉塞解除申請書 by post.</summary>
    public async Task ApplyForUnblockAsync() =>
        requestId = await host.ApplyAsync(await host.FileAsync(holderId!), ProcedureKind.PinUnblock, DocumentKind.PinUnblockApplication);

    public async Task UnblockExaminedAsync(UnblockWay way, bool isDeficient = false) =>
        await host.ExamineUnblockAsync(await host.FileAsync(holderId!), way, isDeficient ? [PaperDesk.Unsigned] : []);

    /// <summary>The locked card goes back.</summary>
    public async Task ReturnedAsync()
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(holderId!), TaskKind.ReturnCard);
        await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, new() { Outcome = TaskOutcome.Confirmed, TrackingNumber = "1234-5678-9012" }, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
    }

    /// <summary>更新申請書 by post.</summary>
    public async Task ApplyForRenewalAsync() =>
        requestId = await host.ApplyAsync(await host.FileAsync(holderId!), ProcedureKind.Renewal, DocumentKind.RenewalApplication);

    /// <summary>開示申請書 by post, for a card whose PIN is sealed.</summary>
    public async Task ApplyForPinAsync()
    {
        await host.SealAsync("Zq7-Wm4x");
        requestId = await host.ApplyAsync(await host.FileAsync(holderId!), ProcedureKind.PinDisclosure, DocumentKind.PinDisclosureApplication);
    }

    /// <summary>Both keepers approve, and the letter is printed.</summary>
    public async Task PinPrintedAsync()
    {
        await host.DiscloseAsync(await host.FileAsync(holderId!));
        await host.PrintPinAsync(await host.FileAsync(holderId!), FlowHost.Examiner);
    }

    public async Task RefusedDisclosureAsync()
    {
        HolderFile file = await host.FileAsync(holderId!);
        StaffTask task = file.Tasks.First(task => task is { Kind: TaskKind.ApproveDisclosure, CompletedAt: null });
        await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, TaskOutcome.Refused, "写しが鮮明でない", FlowHost.Approver, host.Signals, Token);
        await host.SettleAsync();
    }

    public async Task PinPostedAsync() => await host.PostPinAsync(await host.FileAsync(holderId!));

    public async Task ExaminedAsync(ReissueReason? reason = null, bool isDeficient = false) =>
        await host.ExamineAsync(await host.FileAsync(holderId!), reason, others: isDeficient ? [PaperDesk.Unsigned] : []);

    public async Task PaperTaskAsync(TaskKind kind, TaskOutcome outcome = TaskOutcome.Confirmed, int? yen = null) =>
        await host.DoAsync(await host.FileAsync(holderId!), kind, outcome, yen: yen);

    public Task PaidAsync(int yen) => host.PayAsync(requestId!, yen, $"story-payment-{++calls}");

    public async Task FurtherPaperAsync(int page) => await host.PaperAsync(await host.FileAsync(holderId!), requestId!, page, DocumentKind.ReissueApplication);

    /// <summary>A change of name, which is free, up to the approval.</summary>
    public async Task ApprovedAsync()
    {
        await ExaminedAsync(ReissueReason.NameChange);
        await PaperTaskAsync(TaskKind.CheckLicence);
        await PaperTaskAsync(TaskKind.ApproveRequest);
    }

    /// <summary>The exchanges until the card is made, or so often as that takes.</summary>
    /// <param name="failing">How many cards fail before one does not.</param>
    public async Task BureauAsync(int failing = 0)
    {
        host.Get<BureauConduct>().ToFail = failing;
        await host.ProducedAsync();
    }

    public async Task ByHandAsync() => await host.ByHandAsync(await host.FileAsync(holderId!));

    public async Task HandedOverAsync() => await host.HandedOverAsync(await host.FileAsync(holderId!), requestId!);

    public async Task PostedAsync() => await host.PostedAsync(await host.FileAsync(holderId!));

    public async Task CardTaskAsync(TaskKind kind, TaskOutcome outcome) =>
        await host.CardTaskAsync(await host.FileAsync(holderId!), kind, new() { Outcome = outcome }, kind == TaskKind.ProductionFailed ? FlowHost.Examiner : null);

    /// <summary>The daily run on the day on which so many days are left.</summary>
    public async Task RemindedAsync(int daysBefore)
    {
        host.Clock.Advance(TokyoTime.At(new DateOnly(2031, 11, 23).AddDays(-daysBefore), new TimeOnly(9, 0)) - host.Clock.GetUtcNow());
        await host.Get<ReminderRuns>().RunAsync(host.Signals, Token);
        await host.SettleAsync();
    }

    public async Task ScanAsync(string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        ScanDesk desk = host.Get<ScanDesk>();
        ScanBegun begun = await desk.BeginAsync(
            new() { FileName = "scan.pdf", Size = bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) }, FlowHost.Reception, Token);
        await desk.PutPartAsync(begun.ScanId, 1, bytes, Token);
        await desk.CompleteAsync(begun.ScanId, host.Signals, Token);
        await host.SettleAsync();
    }

    public Task DaysAsync(double days) => host.SkipAsync(TimeSpan.FromDays(days));

    public Task HoursAsync(double hours) => host.SkipAsync(TimeSpan.FromHours(hours));

    public Task MinutesAsync(double minutes) => host.SkipAsync(TimeSpan.FromMinutes(minutes));

    /// <summary>What was recorded, with the same ids each time, by file name.</summary>
    public IReadOnlyDictionary<string, string> HistoriesOf(string orchestrator, string branch)
    {
        IReadOnlyList<RecordedHistory> histories = recorder.HistoriesOf(orchestrator, branch);
        return histories
            .Select((history, i) => (Name: i == 0 ? branch : $"{branch}-{i + 1}", History: history.Renamed(new StableIds().Rename)))
            .ToDictionary(item => item.Name, item => (item.History with { Branch = item.Name }).ToJson());
    }

    async Task CallAsync(string word)
    {
        LostReportInput input = new() { CardSerial = CardSerial, RevocationWord = word, SecondCertificateToo = false };
        requestId = (await host.Get<LostReportDesk>().TakeCallAsync(input, FlowHost.Reception, $"test-key-{++calls}", host.Signals, Token)).RequestId;
        await host.SettleAsync();
    }
}
