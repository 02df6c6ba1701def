using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Timelines;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Tests.Flows;

/// <summary>A 紛失届 that comes when nobody waits for it any more, or not yet.</summary>
public sealed class LateFormFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LateForm_ByItsCode_OpensTheReportAgainAndEndsIt()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ClosedAsync(host);

        await Paperwork.ScanFormAsync(host, id);
        Request reopened = (await host.FileAsync(doctor.Holder.HolderId)).Request(id);
        string listed = Assert.Single((await host.Get<Worklists>().OpenRequestsAsync(cancellationToken: Token)).Items).RequestId;
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Examiner);

        Assert.Equal((RequestState.AwaitingCheck, 2, null), (reopened.State, reopened.Generation, reopened.ClosedAt));
        Assert.Equal(id, listed);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.Completed, file.Request(id).State);
        Assert.Equal(CardState.Revoked, file.Card("MD00000001").State);
        Assert.Equal(
            ["lost-report.revoked", "lost-report.reminder-1", "lost-report.reminder-2", "lost-report.closed-form-not-received", "lost-report.form-received", "lost-report.closed"],
            Paperwork.MailsOf(host));
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 1), Token))!.IsCompleted);
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 2), Token))!.IsCompleted);
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);
    }

    [Fact]
    public async Task LateForm_ByHandAndRefused_IsAwaitedAgainAndClosedAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ClosedAsync(host);
        string scanId = await Paperwork.ScanPagesAsync(host);

        await FileAsync(host, scanId, id);
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Refused, FlowHost.Approver);
        Request again = (await host.FileAsync(doctor.Holder.HolderId)).Request(id);
        await host.SkipAsync(TimeSpan.FromDays(31));

        Assert.Equal(RequestState.AwaitingForm, again.State);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.ClosedWithoutForm, file.Request(id).State);
        Assert.Equal(2, Paperwork.MailsOf(host).Count(mail => mail == "lost-report.closed-form-not-received"));
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 2), Token))!.IsCompleted);
    }

    [Fact]
    public async Task LateForm_InTheMomentOfTheClose_LeavesNoFlowBehind()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(29));

        // As when the form is filed between the first flow's close and its next look: that flow finds the report taken up by another.
        DateOnly close = (await host.FileAsync(doctor.Holder.HolderId)).Request(id).CloseOn!.Value;
        host.Clock.Advance(TokyoTime.At(close, new TimeOnly(8, 59)) - host.Clock.GetUtcNow());
        await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, $"close-{id}-0", file => host.Get<LostReportFormDecisions>().CloseWithoutForm(file, id), host.Signals, Token);
        await Paperwork.ScanFormAsync(host, id);
        await host.SkipAsync(TimeSpan.FromDays(32));
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Examiner);

        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 1), Token))!.IsCompleted);
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 2), Token))!.IsCompleted);
        Assert.Equal(["lost-report.revoked", "lost-report.reminder-1", "lost-report.reminder-2", "lost-report.form-received", "lost-report.closed"], Paperwork.MailsOf(host));
    }

    [Fact]
    public async Task SecondForm_OfACompletedReport_WaitsInTheTrayAndIsFurtherPaper()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        await FileAsync(host, await Paperwork.ScanPagesAsync(host), id);
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Approver);

        string scanId = await Paperwork.ScanFormAsync(host, id);
        string[] reasons = await Paperwork.TrayReasonsAsync(host);
        ScanPage page = await FileAsync(host, scanId, id);

        Assert.Equal([nameof(TrayReason.FormHereAlready)], reasons);
        Assert.Equal((ScanPageState.Filed, id), (page.State, page.RequestId));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Completed, 1), (file.Request(id).State, file.Request(id).Generation));
        Assert.Equal(2, file.Documents.Count(document => document.RequestId == id));
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.CheckForm);
    }

    [Fact]
    public async Task Form_OfAReportFoundUnfounded_WaitsInTheTrayWithItsReason()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, word: "ちがうことば");
        await Paperwork.CompleteAsync(host, doctor, TaskKind.ProveCaller, TaskOutcome.Refused, FlowHost.Examiner);

        string scanId = await Paperwork.ScanFormAsync(host, id);
        string[] reasons = await Paperwork.TrayReasonsAsync(host);
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => FileAsync(host, scanId, id));

        Assert.Equal([nameof(TrayReason.RequestUnfounded)], reasons);
        Assert.Equal("not-awaited", refused.Problem.Code);
        Assert.Equal(RequestState.Unfounded, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State);
    }

    [Fact]
    public async Task Form_BeforeTheCallerIsProved_IsCheckedAfterTheProof()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, word: "ちがうことば");

        await Paperwork.ScanFormAsync(host, id);
        RequestState before = (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State;
        await Paperwork.CompleteAsync(host, doctor, TaskKind.ProveCaller, TaskOutcome.Confirmed, FlowHost.Examiner);
        StaffTask check = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.CheckForm);
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Approver);
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(RequestState.AwaitingCallerProof, before);
        Assert.Equal(["s-reception", "s-scanning"], check.ExcludedStaffIds);
        Assert.Equal(RequestState.Completed, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State);
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 1), Token))!.IsCompleted);
    }

    static async Task<string> ClosedAsync(FlowHost host)
    {
        string id = await Paperwork.CallAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(32));
        return id;
    }

    static async Task<ScanPage> FileAsync(FlowHost host, string scanId, string requestId)
    {
        ScanPage page = await host.Get<ScanDesk>().FileAsync(scanId, 1, requestId, DocumentKind.LostReportForm, FlowHost.Examiner, host.Signals, Token);
        await host.SettleAsync();
        return page;
    }
}
