using System.Security.Cryptography;
using System.Text;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Scanning;
using Hpki.Scanning.Tests;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Upkeep;
using SkiaSharp;

namespace HpkiFunctions.Tests.Intake;

/// <summary>Paper from the scanner to its request or to the tray, with real images, on the local runtime.</summary>
public sealed class ScanIntakeTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static StaffPrincipal Scanning { get; } = new("s-scanning", "受付 次郎", [StaffRole.Reception, StaffRole.Examiner]);

    [Fact]
    public async Task Scan_PrintedForm_IsFiledAndItsUploaderMayNotCheckIt()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await RequestAsync(host);

        string scanId = await ScanAsync(host, await host.Get<RequestForms>().PrintAsync(id, form: null, Token));

        ScanPage page = (await OpenAsync(host, scanId)).Page(1);
        Assert.Equal((ScanPageState.Filed, id), (page.State, page.RequestId));
        StaffTask check = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task.Kind == TaskKind.CheckForm);
        Assert.Equal(["s-reception", "s-scanning"], check.ExcludedStaffIds);
        Assert.Empty((await host.Get<Worklists>().UnreadScansAsync(cancellationToken: Token)).Items);
    }

    [Fact]
    public async Task Scan_FormOfAClosedRequest_WaitsInTheTray()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        string id = await RequestAsync(host);
        await host.Get<RequestDesk>().WithdrawAsync(id, "本人から取下げの申し出", FlowHost.Reception, host.Signals, Token);

        string scanId = await ScanAsync(host, await host.Get<RequestForms>().PrintAsync(id, form: null, Token));

        await AssertTrayAsync(host, scanId, TrayReason.RequestWithdrawn);
    }

    [Fact]
    public async Task Scan_OddPages_WaitInTheTrayForTheirReasons()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        string unknown = CodeOfNobody();
        using SKBitmap nobody = TestScans.Form(unknown);
        using SKBitmap foreign = TestScans.Form("https://example.jp/");
        using SKBitmap two = WithSecondCode(unknown, CodeOfNobody());
        using SKBitmap none = TestScans.Form(code: null);

        string scanId = await ScanAsync(host, TestPdfs.OfImages(nobody, foreign, two, none));

        await AssertTrayAsync(host, scanId, TrayReason.UnknownRequest, TrayReason.ForeignCode, TrayReason.SeveralCodes, TrayReason.NoCode);
    }

    [Fact]
    public async Task Scan_SameFileTwice_IsOneScanAndOneForm()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await RequestAsync(host);
        byte[] form = await host.Get<RequestForms>().PrintAsync(id, form: null, Token);

        string first = await ScanAsync(host, form);
        string second = await ScanAsync(host, form);

        Assert.Equal(first, second);
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents);
        Assert.Single((await host.Get<Worklists>().RecentScansAsync(cancellationToken: Token)).Items);
        Assert.Empty(await TrayAsync(host));
    }

    [Fact]
    public async Task Scan_EncryptedPdf_WaitsAsAWholeUntilItIsSettled()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        byte[] pdf = EncryptedPdf();

        string scanId = await ScanAsync(host, pdf);

        Scan refused = (await OpenAsync(host, scanId)).Scan;
        Assert.Equal((ScanState.Refused, nameof(ScanRefusalKind.EncryptedPdf)), (refused.State, refused.RefusalCode));
        Assert.Equal(0, Assert.Single(await TrayAsync(host)).Page);
        Assert.Empty((await host.Get<Worklists>().UnreadScansAsync(cancellationToken: Token)).Items);
        await host.Get<ScanDesk>().MarkNotOursAsync(scanId, 0, "送付元に連絡", Scanning, Token);
        ProblemException late = await Assert.ThrowsAsync<ProblemException>(
            () => host.Get<ScanDesk>().MarkNotOursAsync(scanId, 0, "廃棄", FlowHost.Reception, Token));
        Assert.Equal((409, "not-in-tray"), (late.Problem.Status, late.Problem.Code));
    }

    [Fact]
    public async Task File_ByHand_BringsThePageToItsRequest()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await RequestAsync(host);
        string scanId = await TrayPageAsync(host);

        ScanPage page = await FileAsync(host, scanId, id, FlowHost.Examiner);

        Assert.Equal((ScanPageState.Filed, id, "s-examiner"), (page.State, page.RequestId, page.DecidedBy));
        StaffTask check = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task.Kind == TaskKind.CheckForm);
        Assert.Equal(["s-reception", "s-examiner", "s-scanning"], check.ExcludedStaffIds);
        ProblemException late = await Assert.ThrowsAsync<ProblemException>(
            () => host.Get<ScanDesk>().MarkNotOursAsync(scanId, 1, "白紙", Scanning, Token));
        Assert.Equal("not-in-tray", late.Problem.Code);
        Assert.Empty(await TrayAsync(host));
    }

    [Fact]
    public async Task File_ToARequestThatWaitsForNothing_GivesThePageBack()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        string id = await RequestAsync(host);
        string scanId = await TrayPageAsync(host);
        await host.Get<RequestDesk>().WithdrawAsync(id, "本人から取下げの申し出", FlowHost.Reception, host.Signals, Token);

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => FileAsync(host, scanId, id, FlowHost.Examiner));
        ScanPage after = (await OpenAsync(host, scanId)).Page(1);
        ScanPage attached = await FileAsync(host, scanId, id, FlowHost.Examiner, DocumentKind.Other);

        Assert.Equal("not-awaited", refused.Problem.Code);
        Assert.Equal((ScanPageState.Tray, null), (after.State, after.RequestId));
        Assert.Equal(ScanPageState.Filed, attached.State);
    }

    [Fact]
    public async Task File_ByTwoToTwoHoldersAtOnce_IsOnesAndTheOtherIsTold()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile[] doctors = [await host.DoctorAsync(), await host.DoctorAsync(serial: "MD00000002")];
        string[] requests = [await RequestAsync(host), await RequestAsync(host, "MD00000002")];
        string scanId = await TrayPageAsync(host);

        string[] answers = await Task.WhenAll(
            TryFileAsync(host, scanId, requests[0], FlowHost.Examiner), TryFileAsync(host, scanId, requests[1], Scanning));

        Assert.Equal(["filed", "not-in-tray"], answers.Order());
        string winner = requests[Array.IndexOf(answers, "filed")];
        Assert.Equal(winner, (await OpenAsync(host, scanId)).Page(1).RequestId);
        HolderFile[] files = await Task.WhenAll(doctors.Select(doctor => host.FileAsync(doctor.Holder.HolderId)));
        Assert.Equal(winner, Assert.Single(files.SelectMany(file => file.Documents)).RequestId);
    }

    [Fact]
    public async Task Rescue_PageClaimedByAProcessThatDied_IsFiled()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await RequestAsync(host);
        string scanId = await TrayPageAsync(host);
        await host.Get<ScanStore>().ClaimAsync(scanId, new PageRun(1, 1), Claim(doctor, scanId, id), Token);
        ProblemException meanwhile = await Assert.ThrowsAsync<ProblemException>(() => FileAsync(host, scanId, id, Scanning, DocumentKind.Other));

        await RescueAfterAsync(host, ScanRescue.LeftAloneFor);

        Assert.Equal("not-in-tray", meanwhile.Problem.Code);
        Assert.Equal((ScanPageState.Filed, id), ((await OpenAsync(host, scanId)).Page(1).State, (await OpenAsync(host, scanId)).Page(1).RequestId));
        Assert.Equal(RequestState.AwaitingCheck, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State);
        Assert.Empty(await TrayAsync(host));
    }

    [Fact]
    public async Task Rescue_ScanWhoseFlowWasNeverStarted_IsReadAndFiled()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        string id = await RequestAsync(host);
        byte[] form = await host.Get<RequestForms>().PrintAsync(id, form: null, Token);
        string scanId = await ReceivedAsync(host, form);

        await RescueAfterAsync(host, TimeSpan.FromMinutes(4));
        ScanState young = (await OpenAsync(host, scanId)).Scan.State;
        await RescueAfterAsync(host, TimeSpan.FromMinutes(1));

        Assert.Equal(ScanState.Received, young);
        Assert.Equal(ScanPageState.Filed, (await OpenAsync(host, scanId)).Page(1).State);
    }

    [Fact]
    public async Task Rescue_ScanWhoseFlowEndedEarly_GetsAnotherFlow()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        using SKBitmap page = TestScans.Form(code: null);
        string scanId = await ReceivedAsync(host, TestPdfs.OfImages(page));
        await EndedFlowAsync(host, scanId);

        await RescueAfterAsync(host, ScanRescue.LeftAloneFor);

        await AssertTrayAsync(host, scanId, TrayReason.NoCode);
        Assert.True((await host.Client.GetInstanceAsync(ScanIntake.InstanceId(scanId, 2), Token))!.IsCompleted);
    }

    [Fact]
    public async Task Rescue_ScanThatCouldNotBeReadForAnHour_WaitsInTheTrayAsAWhole()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        using SKBitmap page = TestScans.Form(code: null);
        string scanId = await ReceivedAsync(host, TestPdfs.OfImages(page));
        await EndedFlowAsync(host, scanId);

        await RescueAfterAsync(host, ScanRescue.TriedFor);

        TrayPage whole = Assert.Single(await TrayAsync(host));
        Assert.Equal((scanId, 0, nameof(ScanRefusalKind.NotRead)), (whole.ScanId, whole.Page, whole.Reason));
        Assert.Empty((await host.Get<Worklists>().UnreadScansAsync(cancellationToken: Token)).Items);
    }

    static async Task<string> RequestAsync(FlowHost host, string serial = "MD00000001") => (await host.Get<LostReportDesk>().TakeCallAsync(
        new() { CardSerial = serial, RevocationWord = "みほんざくら" }, FlowHost.Reception, $"call-{serial}", host.Signals, Token)).RequestId;

    static async Task<string> BeginAsync(FlowHost host, byte[] bytes)
    {
        ScanBegun begun = await host.Get<ScanDesk>().BeginAsync(
            new() { FileName = "scan.pdf", Size = bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) }, Scanning, Token);
        await host.Get<ScanDesk>().PutPartAsync(begun.ScanId, 1, bytes, Token);
        return begun.ScanId;
    }

    static async Task<string> ScanAsync(FlowHost host, byte[] bytes)
    {
        string scanId = await BeginAsync(host, bytes);
        await host.Get<ScanDesk>().CompleteAsync(scanId, host.Signals, Token);
        await host.SettleAsync();
        return scanId;
    }

    // As after a crash between the completion and the start of the flow.
    static async Task<string> ReceivedAsync(FlowHost host, byte[] bytes)
    {
        string scanId = await BeginAsync(host, bytes);
        await host.Get<ScanUploads>().CompleteAsync(scanId, Token);
        return scanId;
    }

    static async Task EndedFlowAsync(FlowHost host, string scanId)
    {
        string flow = ScanIntake.InstanceId(scanId);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(ScanIntake), new ScanCase(scanId), new(flow, host.Clock.GetUtcNow().AddDays(1)), Token);
        await host.Client.TerminateInstanceAsync(flow, cancellation: Token);
        await host.SettleAsync();
    }

    // The clock may have set the timer going as well: it runs once at a time, so this is the later run or the one that did the work.
    static async Task RescueAfterAsync(FlowHost host, TimeSpan time)
    {
        await host.SkipAsync(time);
        await host.Get<FunctionTimers>().TriggerAsync(nameof(UpkeepFunctions.RescueScans), Token);
        await host.SettleAsync();
    }

    static async Task<string> TrayPageAsync(FlowHost host)
    {
        using SKBitmap page = TestScans.Form(code: null);
        return await ScanAsync(host, TestPdfs.OfImages(page));
    }

    static Task<ScanPage> FileAsync(
        FlowHost host, string scanId, string requestId, StaffPrincipal staff, DocumentKind kind = DocumentKind.LostReportForm) =>
        host.Get<ScanDesk>().FileAsync(scanId, 1, requestId, kind, staff, host.Signals, Token);

    static async Task<string> TryFileAsync(FlowHost host, string scanId, string requestId, StaffPrincipal staff)
    {
        try
        {
            await FileAsync(host, scanId, requestId, staff);
            return "filed";
        }
        catch (ProblemException refused)
        {
            return refused.Problem.Code;
        }
    }

    static PageClaim Claim(HolderFile doctor, string scanId, string requestId) => new()
    {
        HolderId = doctor.Holder.HolderId,
        RequestId = requestId,
        DocumentId = RecordId.From('d', $"{scanId}-1-{requestId}"),
        Kind = DocumentKind.LostReportForm,
        ClaimedBy = FlowHost.Examiner.StaffId,
    };

    static Task<ScanFile> OpenAsync(FlowHost host, string scanId) => host.Get<ScanStore>().OpenAsync(scanId, Token);

    static async Task<IReadOnlyList<TrayPage>> TrayAsync(FlowHost host) => (await host.Get<Worklists>().TrayAsync(cancellationToken: Token)).Items;

    static async Task AssertTrayAsync(FlowHost host, string scanId, params TrayReason[] reasons)
    {
        IReadOnlyList<TrayPage> tray = await TrayAsync(host);
        Assert.All(tray, page => Assert.Equal(scanId, page.ScanId));
        Assert.Equal(reasons.Select(reason => reason.ToString()), tray.Select(page => page.Reason));
        Assert.Equal(Enumerable.Range(1, reasons.Length), (await OpenAsync(host, scanId)).Pages.Select(page => page.Page));
        Assert.All((await OpenAsync(host, scanId)).Pages, page => Assert.Equal(ScanPageState.Tray, page.State));
    }

    static string CodeOfNobody() => new FormCode(FormCode.LostReport, version: 1, page: 1, RequestNumber.New().Id).Format();

    static SKBitmap WithSecondCode(string first, string second)
    {
        SKBitmap page = TestScans.Form(first);
        using SKBitmap other = TestScans.Form(second);
        using SKCanvas canvas = new(page);
        SKRect code = SKRect.Create(TestScans.Width - 500, 100, 400, 400);
        canvas.DrawBitmap(other, code, SKRect.Create(100, 100, 400, 400));
        return page;
    }

    // Protected by a password nobody knows: its check values belong to none (ISO 32000-1, 7.6.3).
    static byte[] EncryptedPdf()
    {
        using SKBitmap page = TestScans.Form(code: null);
        string plain = Encoding.Latin1.GetString(TestPdfs.OfImages(page));
        string hex = new('A', 64);
        return Encoding.Latin1.GetBytes(plain.Replace(
            "/Root 1 0 R>>",
            $"/Root 1 0 R/ID[<{hex[..32]}><{hex[..32]}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{hex}>/U<{hex}>>>>>",
            StringComparison.Ordinal));
    }
}
