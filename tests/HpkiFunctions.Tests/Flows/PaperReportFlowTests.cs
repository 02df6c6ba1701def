using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Flows;

/// <summary>A 紛失届 that comes by post without a call.</summary>
public sealed class PaperReportFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Paper_ThatAgreesWithTheRegister_RevokesAtOnceAndIsItsOwnForm()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string scanId = await Paperwork.ScanPagesAsync(host, pages: 2);

        PaperReportReceipt receipt = await TakeAsync(host, scanId, Agreeing(), further: 2);
        await host.SkipAsync(TimeSpan.FromMinutes(1));
        HolderFile opened = await host.FileAsync(doctor.Holder.HolderId);
        Request request = opened.Request(receipt.Report.RequestId);
        StaffTask check = Paperwork.OpenTask(opened, TaskKind.CheckForm);
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Approver);

        Assert.Equal((PaperReportOutcome.Opened, RevocationOutcome.Confirmed), (receipt.Outcome, receipt.Report.Revocation));
        Assert.Equal([2], receipt.FurtherPages);
        Assert.Equal((ReportChannel.Paper, RequestState.AwaitingCheck), (request.Channel, request.State));
        Assert.Equal(CardState.Revoked, opened.Card("MD00000001").State);
        Assert.Equal(["s-examiner", "s-scanning"], check.ExcludedStaffIds);
        Assert.All((await Paperwork.ScanOfAsync(host, scanId)).Pages, page => Assert.Equal((ScanPageState.Filed, request.RequestId), (page.State, page.RequestId)));
        Assert.Equal(RequestState.Completed, (await host.FileAsync(doctor.Holder.HolderId)).Request(request.RequestId).State);
        Assert.Equal(["lost-report.closed", "lost-report.form-received", "lost-report.revoked"], Paperwork.MailsOf(host).Order());
        Assert.DoesNotContain(host.Mails, mail => mail.Categories.Contains("lost-report.revoked") && mail.Text!.Contains("必着", StringComparison.Ordinal));
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(request.RequestId, 1), Token))!.IsCompleted);
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);
    }

    [Fact]
    public async Task Paper_ThatDoesNotAgree_HoldsTheCardAndIsCheckedAfterTheProof()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string scanId = await Paperwork.ScanPagesAsync(host);

        PaperReportReceipt receipt = await TakeAsync(host, scanId, Agreeing() with { Facts = new() { BirthDate = "1975-04-02", PhoneLastFour = "1234" } });
        HolderFile held = await host.FileAsync(doctor.Holder.HolderId);
        await host.SettleAsync();
        await Paperwork.CompleteAsync(host, doctor, TaskKind.ProveCaller, TaskOutcome.Confirmed, FlowHost.Approver);
        RequestState proved = (await host.FileAsync(doctor.Holder.HolderId)).Request(receipt.Report.RequestId).State;
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Approver);

        Assert.Null(receipt.Report.Revocation);
        Assert.Equal(CardState.Held, held.Card("MD00000001").State);
        Assert.Equal(["s-examiner"], Paperwork.OpenTask(held, TaskKind.ProveCaller).ExcludedStaffIds);
        Assert.DoesNotContain(held.Tasks, task => task.Kind == TaskKind.CheckForm);
        Assert.Equal(RequestState.AwaitingCheck, proved);
        Assert.Equal(RequestState.Completed, (await host.FileAsync(doctor.Holder.HolderId)).Request(receipt.Report.RequestId).State);
        Assert.Contains("届いた書面では", host.Mails.Single(mail => mail.Categories.Contains("lost-report.hold-placed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_RefusedAtItsCheck_IsAwaitedAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await TakeAsync(host, await Paperwork.ScanPagesAsync(host), Agreeing())).Report.RequestId;
        await host.SettleAsync();

        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Refused, FlowHost.Approver);
        await host.SkipAsync(TimeSpan.FromDays(8));

        Assert.Equal(RequestState.AwaitingForm, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State);
        Assert.Contains("lost-report.reminder-1", Paperwork.MailsOf(host));
    }

    [Fact]
    public async Task Paper_AboutACardReportedByPhone_IsFiledToThatReport()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanPagesAsync(host);

        PaperReportReceipt receipt = await TakeAsync(host, scanId, Agreeing());

        Assert.Equal((PaperReportOutcome.FiledToReport, id), (receipt.Outcome, receipt.Report.RequestId));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.AwaitingCheck, Assert.Single(file.Requests).State);
        Assert.Single(file.Orders);
    }

    [Fact]
    public async Task Paper_AboutACardHeldAfterADoubtfulCall_ProvesWhatTheCallDidNot()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, word: "ちがうことば");

        PaperReportReceipt receipt = await TakeAsync(host, await Paperwork.ScanPagesAsync(host), Agreeing());

        Assert.Equal((id, RevocationOutcome.Confirmed), (receipt.Report.RequestId, receipt.Report.Revocation));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.AwaitingCheck, file.Request(id).State);
        Assert.Equal(TaskOutcome.Obsolete, file.Tasks.Single(task => task.Kind == TaskKind.ProveCaller).Outcome);
    }

    [Fact]
    public async Task Paper_AboutAReportThatWasClosed_OpensThatOneAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(32));

        PaperReportReceipt receipt = await TakeAsync(host, await Paperwork.ScanPagesAsync(host), Agreeing());

        Assert.Equal(id, receipt.Report.RequestId);
        Request request = (await host.FileAsync(doctor.Holder.HolderId)).Request(id);
        Assert.Equal((RequestState.AwaitingCheck, 2), (request.State, request.Generation));
    }

    [Fact]
    public async Task Paper_SentTwice_IsOneReport()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string scanId = await Paperwork.ScanPagesAsync(host);

        PaperReportReceipt first = await TakeAsync(host, scanId, Agreeing());
        PaperReportReceipt second = await TakeAsync(host, scanId, Agreeing());
        ProblemException other = await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing(), staff: FlowHost.Reception));

        Assert.Equal((first.Report.RequestId, first.Outcome), (second.Report.RequestId, second.Outcome));
        Assert.Equal("page-filed", other.Problem.Code);
        Assert.Equal(first.Report.RequestNumber, other.Problem.RequestNumber);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Single(file.Requests);
        Assert.Single(file.Documents);
        Assert.Single(file.Orders);
    }

    [Fact]
    public async Task Paper_ThatCannotBeTaken_StaysInTheTray()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await TakeAsync(host, await Paperwork.ScanPagesAsync(host, pages: 2), Agreeing())).Report.RequestId;
        await host.SettleAsync();
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Approver);
        string scanId = await Paperwork.ScanPagesAsync(host, pages: 3);

        ProblemException[] refused =
        [
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing())),
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing() with { CardSerial = "MD99999999" })),
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing(), page: 9)),
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, "../etc", Agreeing())),
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing(), further: 7)),
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing() with { Reason = RevocationReason.Damage })),
            await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, scanId, Agreeing() with { HolderId = RecordId.New('h') })),
        ];

        Assert.Equal(
            ["card-not-in-force", "unknown-card", "unknown-scan", "unknown-scan", "bad-field", "bad-field", "foreign-card"],
            refused.Select(problem => problem.Problem.Code));
        Assert.All((await Paperwork.ScanOfAsync(host, scanId)).Pages, page => Assert.Equal(ScanPageState.Tray, page.State));
        Assert.Equal(id, Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests).RequestId);
    }

    [Fact]
    public async Task Paper_ClaimedByAProcessThatDied_IsGivenBackToTheTray()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string scanId = await Paperwork.ScanPagesAsync(host);
        string number = Hpki.Procedures.Identifiers.RequestNumber.New().Id;
        await host.Get<ScanStore>().ClaimAsync(scanId, new PageRun(1, 1), new()
        {
            HolderId = doctor.Holder.HolderId,
            RequestId = number,
            DocumentId = RecordId.From('d', $"{scanId}-1-{number}"),
            Kind = Hpki.Procedures.Documents.DocumentKind.LostReportForm,
            ClaimedBy = FlowHost.Examiner.StaffId,
        }, Token);

        ScanFile scan = await Paperwork.ScanOfAsync(host, scanId);
        await host.Get<ScanFiling>().FinishClaimAsync(scan, scan.Page(1), host.Signals, Token);
        ScanPageState after = (await Paperwork.ScanOfAsync(host, scanId)).Page(1).State;
        PaperReportReceipt receipt = await TakeAsync(host, scanId, Agreeing());

        Assert.Equal(ScanPageState.Tray, after);
        Assert.Equal(PaperReportOutcome.Opened, receipt.Outcome);
        Assert.Equal(receipt.Report.RequestId, Assert.Single((await host.Get<Worklists>().OpenRequestsAsync(cancellationToken: Token)).Items).RequestId);
    }

    [Fact]
    public async Task Paper_ForTwoHoldersAtOnce_IsOnesAndTheOtherIsTold()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile[] doctors = [await host.DoctorAsync(), await host.DoctorAsync(serial: "MD00000002")];
        string scanId = await Paperwork.ScanPagesAsync(host);

        string[] answers = await Task.WhenAll(
            TryAsync(host, scanId, Agreeing(), FlowHost.Examiner), TryAsync(host, scanId, Agreeing() with { CardSerial = "MD00000002" }, FlowHost.Reception));

        HolderFile[] files = await Task.WhenAll(doctors.Select(doctor => host.FileAsync(doctor.Holder.HolderId)));
        Assert.Single(answers, "Opened");
        Assert.Single(answers, answer => answer is "not-in-tray" or "page-filed");
        Assert.Single(files.SelectMany(file => file.Requests));
        Assert.Single(files.SelectMany(file => file.Documents));
    }

    static LostReportInput Agreeing() => new()
    {
        CardSerial = "MD00000001",
        Facts = new() { BirthDate = "1975-04-01", MedicalRegistrationNumber = "990001", ResidencePostalCode = "100-0001" },
        Circumstances = "財布ごと紛失した。",
        SecondCertificateToo = false,
        WantsReissue = true,
    };

    static Task<PaperReportReceipt> TakeAsync(
        FlowHost host, string scanId, LostReportInput report, StaffPrincipal? staff = null, int page = 1, params int[] further) =>
        host.Get<PaperReportDesk>().TakeAsync(scanId, page, new() { Report = report, FurtherPages = further }, staff ?? FlowHost.Examiner, host.Signals, Token);

    static async Task<string> TryAsync(FlowHost host, string scanId, LostReportInput report, StaffPrincipal staff)
    {
        try
        {
            return (await TakeAsync(host, scanId, report, staff)).Outcome.ToString();
        }
        catch (ProblemException refused)
        {
            return refused.Problem.Code;
        }
    }
}
