using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Reviews;

namespace HpkiFunctions.Tests.Flows;

/// <summary>The review of an emergency revocation by a second person.</summary>
public sealed class AfterReviewFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Review_InTime_EndsTheFlowWithoutAnAlarm()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);
        await host.SkipAsync(TimeSpan.FromHours(23));

        bool endedBefore = await EndedAsync(host, receipt);
        await host.CompleteAsync(doctor, TaskKind.ReviewEmergency, new() { Outcome = TaskOutcome.Confirmed });
        bool ended = await EndedAsync(host, receipt);
        await host.SkipAsync(TimeSpan.FromDays(3));

        Assert.Equal((false, true), (endedBefore, ended));
        Assert.Equal(0, host.DutyMails());
    }

    [Fact]
    public async Task Review_BeforeTheConfirmation_EndsItsFlowAndNotTheNews()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);

        await host.CompleteAsync(doctor, TaskKind.ReviewEmergency, new() { Outcome = TaskOutcome.Confirmed });
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.True(await EndedAsync(host, receipt));
        Assert.Equal(1, host.MailsOf(LostReportTemplates.Revoked));
    }

    [Fact]
    public async Task Review_Forgotten_IsToldOfAfterADayAndEachBusinessMorningForMonths()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);

        await host.SkipAsync(TimeSpan.FromHours(24.5));
        int first = host.MailsOf(LostReportTemplates.ReviewOverdue);
        await host.SkipAsync(TimeSpan.FromDays(42));
        int mornings = host.MailsOf(LostReportTemplates.ReviewOverdue);

        // From Thursday 26 November to Wednesday 6 January: thirty weekdays less four of the year's end (29 December to 1 January).
        Assert.Equal((1, 1 + 26), (first, mornings));
        Assert.Equal(27, (await host.EventsAsync(doctor, "review.overdue")).Count);
        Assert.Equal(1, host.MailsOf(LostReportTemplates.Revoked));
        await host.CompleteAsync(doctor, TaskKind.ReviewEmergency, new() { Outcome = TaskOutcome.Confirmed });
        Assert.True(await EndedAsync(host, receipt));
    }

    [Fact]
    public async Task Review_Refused_IsRecordedAndMailedAndTheRevocationStays()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        await host.CompleteAsync(doctor, TaskKind.ReviewEmergency, new() { Outcome = TaskOutcome.Refused, Note = "本人確認の記録が足りない。" });

        Assert.Equal(1, host.MailsOf(LostReportTemplates.ReviewRefused));
        Assert.Single(await host.EventsAsync(doctor, "review.refused"));
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
        Assert.True(await EndedAsync(host, receipt));
    }

    [Fact]
    public async Task Withdrawal_BeforeTheForm_TellsTheHolderThatTheRevocationStays()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);

        await host.Get<RequestDesk>().WithdrawAsync(receipt.RequestId, "本人の申し出", FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();

        Assert.Equal(1, host.MailsOf(LostReportTemplates.Withdrawn));
    }

    static async Task<bool> EndedAsync(FlowHost host, LostReportReceipt receipt) =>
        (await host.Client.GetInstanceAsync(EmergencyReviews.InstanceId(receipt.OrderId!), Token))!.IsCompleted;
}
