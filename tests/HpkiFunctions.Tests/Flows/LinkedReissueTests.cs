using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Timelines;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>再発行申請書 and what comes with it, in the envelope of a 紛失届.</summary>
public sealed class LinkedReissueTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Application_InTheEnvelope_OpensOneLinkedRequestForAllItsPapers()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanPagesAsync(host, pages: 4);

        ScanPage early = await FileAsync(host, scanId, 1, id, DocumentKind.ResidenceRecord);
        ScanPage application = await FileAsync(host, scanId, 2, id, DocumentKind.ReissueApplication);
        ScanPage further = await FileAsync(host, scanId, 3, id, DocumentKind.Photo);
        ScanPage direct = await FileAsync(host, scanId, 4, application.RequestId!, DocumentKind.CardFaceCopy);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Request reissue = file.Requests.Single(request => request.Procedure == ProcedureKind.Reissue);
        Request report = file.Request(id);
        Assert.Equal((RequestState.AwaitingExamination, id, report.CardSerial), (reissue.State, reissue.LinkedRequestId, reissue.CardSerial));
        Assert.Equal((RequestState.AwaitingForm, reissue.RequestId), (report.State, report.LinkedRequestId));
        Assert.Equal([id, reissue.RequestId, reissue.RequestId, reissue.RequestId], new[] { early, application, further, direct }.Select(page => page.RequestId));
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);
    }

    [Fact]
    public async Task LinkedRequest_WithdrawnThenAppliedForAgain_IsANewOne()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanPagesAsync(host, pages: 2);
        string first = (await FileAsync(host, scanId, 1, id, DocumentKind.ReissueApplication)).RequestId!;

        Request withdrawn = await WithdrawAsync(host, first);
        Request again = await WithdrawAsync(host, first);
        string second = (await FileAsync(host, scanId, 2, id, DocumentKind.ReissueApplication)).RequestId!;

        Assert.Equal((RequestState.Withdrawn, RequestState.Withdrawn), (withdrawn.State, again.State));
        Assert.NotEqual(first, second);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(second, file.Request(id).LinkedRequestId);
        Assert.Equal(RequestState.AwaitingForm, file.Request(id).State);
    }

    [Fact]
    public async Task LostReport_DoesNotWaitForItsReissue()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanPagesAsync(host, pages: 2);
        string reissue = (await FileAsync(host, scanId, 1, id, DocumentKind.ReissueApplication)).RequestId!;
        await FileAsync(host, scanId, 2, id, DocumentKind.LostReportForm);
        await host.SettleAsync();

        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Approver);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Completed, RequestState.AwaitingExamination), (file.Request(id).State, file.Request(reissue).State));
        Assert.Equal(reissue, Assert.Single((await host.Get<Worklists>().OpenRequestsAsync(cancellationToken: Token)).Items).RequestId);
    }

    [Fact]
    public async Task LinkedRequest_TakesNoLostReportForm()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        string scanId = await Paperwork.ScanPagesAsync(host, pages: 2);
        string reissue = (await FileAsync(host, scanId, 1, await Paperwork.CallAsync(host), DocumentKind.ReissueApplication)).RequestId!;

        ProblemException form = await Assert.ThrowsAsync<ProblemException>(() => FileAsync(host, scanId, 2, reissue, DocumentKind.LostReportForm));
        ProblemException found = await Assert.ThrowsAsync<ProblemException>(
            () => host.Get<RequestDesk>().CardFoundAsync(reissue, null, FlowHost.Reception, host.Signals, Token));

        Assert.Equal(("not-awaited", "not-revoked"), (form.Problem.Code, found.Problem.Code));
        Assert.Equal(ScanPageState.Tray, (await Paperwork.ScanOfAsync(host, scanId)).Page(2).State);
    }

    [Fact]
    public async Task Projections_OfALinkedRequest_EqualTheirRebuild()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, secondCertificate: true);
        string reissue = (await FileAsync(host, await Paperwork.ScanPagesAsync(host), 1, id, DocumentKind.ReissueApplication)).RequestId!;
        Worklists worklists = host.Get<Worklists>();
        OpenRequest[] requests = [.. (await worklists.OpenRequestsAsync(cancellationToken: Token)).Items];
        OpenTask[] tasks = [.. (await worklists.OpenTasksAsync(cancellationToken: Token)).Items];

        await host.Get<ProjectionUpkeep>().RebuildAllAsync(Token);

        Assert.Equal(requests, (await worklists.OpenRequestsAsync(cancellationToken: Token)).Items);
        Assert.Equal(tasks.Select(task => (task.TaskId, task.Kind)), (await worklists.OpenTasksAsync(cancellationToken: Token)).Items.Select(task => (task.TaskId, task.Kind)));
        Assert.Contains(requests, request => request.RequestId == reissue && request is { Procedure: ProcedureKind.Reissue, State: RequestState.AwaitingExamination });
        Assert.Contains(tasks, task => task.Kind == TaskKind.EndSecondCertificate);
        Assert.Equal(doctor.Holder.HolderId, Assert.Single(await host.Get<LookupIndex>().FindAsync(LookupKind.RequestId, reissue, cancellationToken: Token)).HolderId);
    }

    static Task<ScanPage> FileAsync(FlowHost host, string scanId, int page, string requestId, DocumentKind kind) =>
        host.Get<ScanDesk>().FileAsync(scanId, page, requestId, kind, FlowHost.Examiner, host.Signals, Token);

    static Task<Request> WithdrawAsync(FlowHost host, string requestId) =>
        host.Get<RequestDesk>().WithdrawAsync(requestId, "ご本人の申し出", FlowHost.Reception, host.Signals, Token);
}
