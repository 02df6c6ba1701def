using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Papers;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>PIN閉塞解除, both ways.</summary>
public sealed class PinUnblockFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AtTheCentre_TheCardIsUnblockedSentBackAndSeenToArrive()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await RefusedAsync("unblockWay", () => host.ExamineUnblockAsync(doctor, null));
        await RefusedAsync("findings", () => host.ExamineUnblockAsync(doctor, UnblockWay.ByHolder, new ItemFinding(PaperItem.LockedCard, PaperFinding.Present)));
        await host.ExamineUnblockAsync(doctor, UnblockWay.AtCenter);
        await RefusedAsync(null, () => host.Get<RequestDesk>().WithdrawAsync(id, "やめる", FlowHost.Reception, host.Signals, Token));
        await host.DoAsync(doctor, TaskKind.UnblockCard);
        await RefusedAsync("trackingNumber", () => host.DoAsync(doctor, TaskKind.ReturnCard));
        await RefusedAsync(null, () => host.DoAsync(doctor, TaskKind.ReturnCard, TaskOutcome.Refused));
        await ReturnAsync(host, doctor);
        await host.DoAsync(doctor, TaskKind.ConfirmReturn);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Completed, "123456789012", true), (file.Request(id).State, file.Request(id).TrackingNumber, file.Request(id).IsUnblocked));
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.CardUnblocked], Paperwork.MailsOf(host));
        Assert.DoesNotContain(file.Tasks, task => task.CompletedAt is null);
    }

    [Fact]
    public async Task Card_ThatCannotBeUnblocked_GoesBackAsItCame_AndAgainWhenItComesBack()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);
        await host.ExamineUnblockAsync(doctor, UnblockWay.AtCenter, new ItemFinding(PaperItem.LockedCard, PaperFinding.Missing));
        RequestState asked = await host.StateAsync(doctor, id);
        await host.PaperAsync(doctor, id, page: 3, DocumentKind.Other);
        await host.ExamineUnblockAsync(doctor, UnblockWay.AtCenter);

        await host.DoAsync(doctor, TaskKind.UnblockCard, TaskOutcome.Refused);
        await ReturnAsync(host, doctor);
        await host.DoAsync(doctor, TaskKind.ConfirmReturn, TaskOutcome.Refused);
        RequestState back = await host.StateAsync(doctor, id);
        await ReturnAsync(host, doctor);
        await host.DoAsync(doctor, TaskKind.ConfirmReturn);

        Assert.Equal((RequestState.AwaitingPapers, RequestState.AwaitingReturn, RequestState.NotUnblocked), (asked, back, await host.StateAsync(doctor, id)));
        Assert.Equal((2, 0), (host.MailsOf(PaperRequestTemplates.CardNotUnblocked), host.MailsOf(PaperRequestTemplates.CardUnblocked)));
    }

    [Fact]
    public async Task ByTheHolder_IsOverWithALetterThatEnclosesWhatItTakes()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await host.ExamineUnblockAsync(doctor, UnblockWay.ByHolder);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.Completed, file.Request(id).State);
        Assert.Equal(nameof(StatusMailKind.UnblockInstructions), Assert.Single(file.Letters).Template);
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.UnblockInstructions], Paperwork.MailsOf(host));
        Assert.Equal(TaskKind.NotifyByPost, Assert.Single(file.Tasks, task => task.CompletedAt is null).Kind);
    }

    [Fact]
    public async Task Way_ThatTheCentreDoesNotOffer_IsRefusedByName()
    {
        await using FlowHost host = await FlowHost.StartAsync(("PinUnblock:Way", nameof(UnblockWay.ByHolder)));
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await RefusedAsync("unblockWay", () => host.ExamineUnblockAsync(doctor, UnblockWay.AtCenter));
        await host.ExamineUnblockAsync(doctor, UnblockWay.ByHolder);

        Assert.Equal(RequestState.Completed, await host.StateAsync(doctor, id));
    }

    [Fact]
    public async Task Way_ThatIsNone_StopsTheStart()
    {
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => FlowHost.StartAsync(("PinUnblock:Way", "Sometimes")));

        Assert.Contains("PinUnblock:Way", refused.Message, StringComparison.Ordinal);
    }

    static Task<string> ApplyAsync(FlowHost host, HolderFile doctor) => host.ApplyAsync(doctor, ProcedureKind.PinUnblock, DocumentKind.PinUnblockApplication);

    static async Task ReturnAsync(FlowHost host, HolderFile doctor)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ReturnCard);
        await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, new() { Outcome = TaskOutcome.Confirmed, TrackingNumber = "1234-5678-9012" }, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
    }

    static async Task RefusedAsync(string? field, Func<Task> act) => Assert.Equal(field, (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Field);
}
