using System.Net;
using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Console.Scans;
using Hpki.Console.Tasks;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>A button pressed twice, a page sent again: the second changes nothing and is answered in words.</summary>
[Collection(nameof(AttackHost))]
public sealed class DoubleSubmitTests(AttackHost host)
{
    [Fact]
    public async Task Call_SentTenTimesAtOnce_IsOneRequest()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        AngleSharp.Dom.IDocument form = await reception.PageAsync(ConsoleRoutes.NewLostReportFor(DemoDoctors.Jiro.CardSerial));

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            _ => reception.CallAsync(DemoDoctors.Jiro, StaffSession.TokenOf(form), StaffSession.KeyOf(form))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        HolderFile file = await host.FileOfAsync(DemoDoctors.Jiro);
        Assert.Single(file.Requests);
        Assert.Single(file.Orders);
    }

    [Fact]
    public async Task Acts_OnARequest_SentAgain_ChangeNothing()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession approver = await StaffSession.SignInAsync(host, DemoStaffDirectory.Approver);
        Assert.Equal(HttpStatusCode.SeeOther, (await reception.CallAsync(DemoDoctors.Ichiro)).StatusCode);
        RequestNumber number = RequestNumber.Parse(Assert.Single((await host.FileOfAsync(DemoDoctors.Ichiro)).Requests).RequestId);
        string review = ConsoleRoutes.Task(number, await host.TaskOfAsync(DemoDoctors.Ichiro, TaskKind.ReviewEmergency));

        await TwiceAsync(reception, ConsoleRoutes.CardFound(number), (RequestActionFields.FoundNote, "自宅で発見"));
        await TwiceAsync(approver, review, (TaskFields.Outcome, nameof(TaskOutcome.Confirmed)), (TaskFields.Note, "確認済み"));
        await TwiceAsync(reception, ConsoleRoutes.Withdraw(number), (RequestActionFields.WithdrawReason, "本人の申し出"));

        Assert.Equal(RequestState.Withdrawn, Assert.Single((await host.FileOfAsync(DemoDoctors.Ichiro)).Requests).State);
    }

    [Fact]
    public async Task TrayPage_SetAsideTwice_IsToldTheSecondTime()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        (string, string)[] fields = [(TrayFields.Action, TrayFields.NotOurs), (TrayFields.Reason, "広告")];
        await reception.PostAsync(ConsoleRoutes.TrayPage(host.ScanId, 1), token, fields);

        HttpResponseMessage again = await reception.PostAsync(ConsoleRoutes.TrayPage(host.ScanId, 1), token, fields);

        await ClearAnswer.AssertAsync(again, HttpStatusCode.Conflict, "A page set aside twice");
    }

    async Task TwiceAsync(StaffSession staff, string address, params (string Name, string Value)[] fields)
    {
        string token = StaffSession.TokenOf(await staff.PageAsync(ConsoleRoutes.Search));
        HttpResponseMessage first = await staff.PostAsync(address, token, fields);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        await host.SettleAsync();
        long sequence = (await host.FileOfAsync(DemoDoctors.Ichiro)).Sequence;

        HttpResponseMessage second = await staff.PostAsync(address, token, fields);

        await ClearAnswer.AssertAsync(second, $"{address} a second time");
        await host.SettleAsync();
        Assert.Equal(sequence, (await host.FileOfAsync(DemoDoctors.Ichiro)).Sequence);
    }
}
