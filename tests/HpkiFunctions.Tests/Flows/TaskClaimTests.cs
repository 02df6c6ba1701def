using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>担当: taking tasks on, giving them back, taking them over.</summary>
public sealed class TaskClaimTests
{
    static readonly StaffPrincipal Second = new("s-examiner-2", "審査 次郎", [StaffRole.Examiner]);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Task_ThatSomebodyHasTakenOn_IsTheirsUntilItIsTakenOverWithAReason()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.ApplyAsync(doctor);
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ExaminePapers);

        await ClaimAsync(host, task, FlowHost.Examiner);
        await ClaimAsync(host, task, FlowHost.Examiner);
        ProblemException claimed = await Assert.ThrowsAsync<ProblemException>(() => host.ExamineAsync(doctor, Hpki.Procedures.Reissues.ReissueReason.Other, staff: Second));
        ProblemException silent = await Assert.ThrowsAsync<ProblemException>(() => ClaimAsync(host, task, Second));
        OpenTask listed = (await host.Get<Worklists>().OpenTasksAsync(cancellationToken: Token)).Items.Single(open => open.TaskId == task.TaskId);
        await ClaimAsync(host, task, Second, "前任者が休暇のため");
        await host.ExamineAsync(doctor, Hpki.Procedures.Reissues.ReissueReason.Other, staff: Second);

        StaffTask done = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(one => one.TaskId == task.TaskId);
        Assert.Equal(("claimed", "reason", FlowHost.Examiner.StaffId), (claimed.Problem.Code, silent.Problem.Field, listed.ClaimedBy));
        Assert.Equal((Second.StaffId, Second.StaffId), (done.ClaimedBy, done.CompletedBy));
        Assert.Single(await host.EventsAsync(doctor, "task.claimed"));
        Assert.Single(await host.EventsAsync(doctor, "task.taken-over"));
        Assert.Equal("task-done", (await Assert.ThrowsAsync<ProblemException>(() => ClaimAsync(host, task, FlowHost.Examiner))).Problem.Code);
    }

    [Fact]
    public async Task Task_GivenBack_IsAnybodysAgain_AndNobodyTakesOnWhatTheyMayNotDo()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.ApplyAsync(doctor, by: FlowHost.Examiner);
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ExaminePapers);

        ProblemException receiver = await Assert.ThrowsAsync<ProblemException>(() => ClaimAsync(host, task, FlowHost.Examiner));
        ProblemException role = await Assert.ThrowsAsync<ProblemException>(() => ClaimAsync(host, task, FlowHost.Reception));
        await ClaimAsync(host, task, Second);
        await host.Get<RequestDesk>().ClaimTaskAsync(task.RequestId, task.TaskId, new() { Claim = false }, Second, host.Signals, Token);

        Assert.Equal(("four-eyes", "missing-role"), (receiver.Problem.Code, role.Problem.Code));
        Assert.Null((await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(one => one.TaskId == task.TaskId).ClaimedBy);
    }

    static Task<StaffTask> ClaimAsync(FlowHost host, StaffTask task, StaffPrincipal staff, string? reason = null) =>
        host.Get<RequestDesk>().ClaimTaskAsync(task.RequestId, task.TaskId, new() { Claim = true, Reason = reason }, staff, host.Signals, Token);
}
