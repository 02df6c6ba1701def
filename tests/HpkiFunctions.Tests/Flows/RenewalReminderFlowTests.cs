using Hpki.Console.Layout;
using Hpki.Console.Renewals;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Upkeep;
using HpkiFunctions.Pages;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Reminders before a card runs out, over months of virtual time.</summary>
public sealed class RenewalReminderFlowTests
{
    static readonly DateOnly Today = TokyoTime.DateOf(FlowHost.Start);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminders_DayByDay_GoAtEachStageUntilTheCardRunsOut()
    {
        await using FlowHost host = await FlowHost.StartAsync(ByTheClock.FlowsAlone);
        HolderFile byMail = await RegisterAsync(host, "MD00000001", 95);
        HolderFile byPost = await RegisterAsync(host, "MD00000002", 95, mailAddress: null);

        for (int day = 0; day <= 96; day++)
        {
            await RunAsync(host);
            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        HolderFile mailed = await host.FileAsync(byMail.Holder.HolderId);
        Request notice = Assert.Single(mailed.Requests);
        Assert.Equal([7, 30, 60, 90, 180], mailed.Mails.Select(mail => StatusMail.Of(mailed.Holder.HolderId, mail)!.Round).Order());
        Assert.All(mailed.Mails, mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.Equal((RequestState.LapsedWithoutApplication, CardState.Expired, 7), (notice.State, mailed.Cards[0].State, notice.RemindedDaysBefore));
        HolderFile posted = await host.FileAsync(byPost.Holder.HolderId);
        Assert.Equal(5, posted.Letters.Count);
        Assert.Equal(4, posted.Letters.Count(letter => letter.State == LetterState.Cancelled));
    }

    [Fact]
    public async Task Run_AfterAnOutageAndAboveItsMost_SendsTheLatestStageOnly_TheMostUrgentFirst()
    {
        await using FlowHost host = await FlowHost.StartAsync(("RenewalReminders:MostPerRun", "2"));
        await host.Get<ReminderRunState>().SaveAsync(new() { EndedAt = FlowHost.Start.AddDays(-90), Through = Today.AddDays(-90) }, Token);
        HolderFile far = await RegisterAsync(host, "MD00000001", 88);
        HolderFile near = await RegisterAsync(host, "MD00000002", 5);
        HolderFile middle = await RegisterAsync(host, "MD00000003", 20);
        HolderFile applied = await RegisterAsync(host, "MD00000004", 6);
        await ApplyAsync(host, applied);

        ConsoleFrame frame = new() { Staff = new() { Name = "受付 花子", Roles = [StaffRole.Reception] }, Token = new("token", "value") };
        RenewalPlanModel plan = await host.Get<RenewalModels>().OfAsync(frame, Token);
        ReminderRun first = await RunAsync(host);
        RenewalPlanModel rest = await host.Get<RenewalModels>().OfAsync(frame, Token);
        ReminderRun again = await RunAsync(host);
        ReminderRun third = await RunAsync(host);

        Assert.Equal([("MD00000002", "7日前"), ("MD00000004", "7日前"), ("MD00000003", "30日前"), ("MD00000001", "90日前")], plan.Rows.Select(row => (row.CardNumber, row.Stage)));
        Assert.Equal("MD00000004", Assert.Single(plan.Rows, row => row.WhyNot is not null).CardNumber);
        Assert.Equal(["MD00000004", "MD00000001"], rest.Rows.Select(row => row.CardNumber));
        Assert.Contains("上限", rest.Warning, StringComparison.Ordinal);
        Assert.Equal((2, 1, true, Today.AddDays(-90)), (first.Reminded, first.PassedOver, first.WasFull, first.Through));
        Assert.Equal((1, false, Today), (again.Reminded, again.WasFull, again.Through));
        Assert.Equal((0, Today), (third.Reminded, third.Through));
        int?[] stages = await Task.WhenAll(new[] { near, middle, far }.Select(async doctor => Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests).RemindedDaysBefore));
        Assert.Equal([7, 30, 90], stages);
        Assert.Equal(3, host.MailsToHolders.Count(mail => mail.Subject.Contains("有効期限", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Application_OrAWishNotToBeReminded_EndsTheNotice()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile applies = await RegisterAsync(host, "MD00000001", 90);
        HolderFile declines = await RegisterAsync(host, "MD00000002", 90);
        HolderFile loses = await RegisterAsync(host, "MD00000003", 90);
        await RunAsync(host);

        await ApplyAsync(host, applies);
        string stopped = Assert.Single((await host.FileAsync(declines.Holder.HolderId)).Requests).RequestId;
        await host.Get<RequestDesk>().WithdrawAsync(stopped, "更新を希望しないとの電話", FlowHost.Reception, host.Signals, Token);
        await host.Get<HpkiFunctions.LostReports.LostReportDesk>().TakeCallAsync(
            new() { CardSerial = "MD00000003", RevocationWord = "みほんざくら", SecondCertificateToo = false }, FlowHost.Reception, "a-call-of-the-tests", host.Signals, Token);
        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.SettleAsync();
        ReminderRun run = await RunAsync(host);

        Assert.Equal((0, 3), (run.Reminded, run.PassedOver));
        RequestState[] ends = await Task.WhenAll(new[] { applies, declines, loses }.Select(async doctor =>
            (await host.FileAsync(doctor.Holder.HolderId)).Requests.Single(request => request.Procedure == ProcedureKind.RenewalNotice).State));
        Assert.Equal([RequestState.Completed, RequestState.Withdrawn, RequestState.Overtaken], ends);
    }

    static async Task<ReminderRun> RunAsync(FlowHost host)
    {
        ReminderRun run = await host.Get<ReminderRuns>().RunAsync(host.Signals, Token);
        await host.SettleAsync();
        return run;
    }

    static async Task<HolderFile> RegisterAsync(FlowHost host, string serial, int daysLeft, string? mailAddress = "mihon.taro@example.jp")
    {
        HolderFile doctor = await host.DoctorAsync(mailAddress, serial, $"99{serial[^4..]}");
        return (await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, "runs-out-soon",
            file => new Decision().Put(file.Card(serial) with { ExpiresOn = Today.AddDays(daysLeft) }).Record("card.changed-by-a-test", Actor.System), host.Signals, Token)).File;
    }

    static async Task ApplyAsync(FlowHost host, HolderFile doctor)
    {
        RequestNumber number = RequestNumber.New();
        Document form = Paperwork.Form(host, doctor.Holder.HolderId, number.Id) with { Kind = DocumentKind.RenewalApplication };
        PaperApplication paper = new() { Procedure = ProcedureKind.Renewal, Number = number, Form = form, By = Actor.Staff("s-reception") };
        await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, $"apply-{number.Id}", file => host.Get<WaitingRequests>().Open(file, paper), host.Signals, Token);
        await host.SettleAsync();
    }
}
