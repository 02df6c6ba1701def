using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>HPKIセカンド電子証明書: asked in the call, later, or read from the form; its end is somebody's task.</summary>
public sealed class SecondCertificateTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ThatWishesItsEnd_OpensOneTask()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, secondCertificate: true);

        await AnswerAsync(host, id, wish: true);
        StaffTask task = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Tasks, task => task.Kind == TaskKind.EndSecondCertificate);
        StaffTask done = await Paperwork.CompleteAsync(host, doctor, TaskKind.EndSecondCertificate, TaskOutcome.Confirmed, FlowHost.Reception);
        await AnswerAsync(host, id, wish: false);
        await AnswerAsync(host, id, wish: true);

        Assert.Equal(new DateTimeOffset(2026, 11, 25, 17, 0, 0, TimeSpan.FromHours(9)), task.DueAt);
        Assert.Equal(TaskOutcome.Confirmed, done.Outcome);
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Tasks, task => task.Kind == TaskKind.EndSecondCertificate);
    }

    [Fact]
    public async Task Call_NotProved_ArrangesNothingBeforeTheProof()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await Paperwork.CallAsync(host, secondCertificate: true, word: "ちがうことば");

        HolderFile held = await host.FileAsync(doctor.Holder.HolderId);
        await Paperwork.CompleteAsync(host, doctor, TaskKind.ProveCaller, TaskOutcome.Confirmed, FlowHost.Examiner);

        Assert.DoesNotContain(held.Tasks, task => task.Kind == TaskKind.EndSecondCertificate);
        Assert.Contains((await host.FileAsync(doctor.Holder.HolderId)).Tasks, task => task.Kind == TaskKind.EndSecondCertificate);
    }

    [Fact]
    public async Task Answer_ThatChanges_IsRecordedEachTimeAndEndsTheTask()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, secondCertificate: null);

        await AnswerAsync(host, id, wish: true);
        await AnswerAsync(host, id, wish: true);
        await AnswerAsync(host, id, wish: false);
        await AnswerAsync(host, id, wish: true);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(
            [TaskOutcome.Obsolete, null],
            file.Tasks.Where(task => task.Kind == TaskKind.EndSecondCertificate).OrderBy(task => task.CompletedAt is null).Select(task => task.Outcome));
        IReadOnlyList<TimelineEntry> timeline = await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, id, Token);
        Assert.Equal(
            ["Yes", "No", "Yes"],
            timeline.Where(entry => entry.Event.Type == "second-certificate.answered").Select(entry => entry.Event.Facts["answer"]));
        Assert.True(file.Request(id).SecondCertificateToo);
    }

    [Fact]
    public async Task CheckForm_WithoutAnyAnswer_CannotBeConfirmed()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, secondCertificate: null);
        await Paperwork.ScanFormAsync(host, id);

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(
            () => Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Examiner));
        RequestState meanwhile = (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State;
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Examiner, SecondCertificateAnswer.CouldNotBeAsked);

        Assert.Equal((400, "secondCertificate"), (refused.Problem.Status, refused.Problem.Field));
        Assert.Equal(RequestState.AwaitingCheck, meanwhile);
        Request request = (await host.FileAsync(doctor.Holder.HolderId)).Request(id);
        Assert.Equal((RequestState.Completed, null), (request.State, request.SecondCertificateToo));
        IReadOnlyList<TimelineEntry> timeline = await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, id, Token);
        Assert.Contains(timeline, entry => entry.Event.Type == "second-certificate.answered" && entry.Event.Facts["answer"] == "CouldNotBeAsked");
    }

    [Fact]
    public async Task CheckForm_WhoseFormWishesIt_OpensTheTaskAndTheReportDoesNotWait()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, secondCertificate: false);
        await Paperwork.ScanFormAsync(host, id);

        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Confirmed, FlowHost.Examiner, SecondCertificateAnswer.Yes);
        ProblemException late = await Assert.ThrowsAsync<ProblemException>(() => AnswerAsync(host, id, wish: false));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.Completed, file.Request(id).State);
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.EndSecondCertificate && task.CompletedAt is null);
        Assert.Equal((409, "not-answerable"), (late.Problem.Status, late.Problem.Code));
    }

    [Fact]
    public async Task Answer_BySomebodyWithoutTheRole_IsRefused()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host, secondCertificate: null);

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => AnswerAsync(host, id, wish: true, FlowHost.Approver));
        ProblemException tooLong = await Assert.ThrowsAsync<ProblemException>(() => host.Get<RequestDesk>().AnswerSecondCertificateAsync(
            id, true, new string('あ', 2001), FlowHost.Reception, host.Signals, Token));

        Assert.Equal("missing-role", refused.Problem.Code);
        Assert.Equal((400, "note"), (tooLong.Problem.Status, tooLong.Problem.Field));
    }

    static Task<Request> AnswerAsync(FlowHost host, string id, bool wish, StaffPrincipal? staff = null) =>
        host.Get<RequestDesk>().AnswerSecondCertificateAsync(id, wish, "電話で確認", staff ?? FlowHost.Reception, host.Signals, Token);
}
