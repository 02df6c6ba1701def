using System.Net;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.Requests;
using Hpki.Console.Tasks;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Tests.Pages;

public sealed class CallPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task Call_CallerProved_LeadsToTheRequestWithBothLists()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.CallAsync(DemoDoctors.Taro, (CallFields.Circumstances, "<b>駅</b>で紛失"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        HolderFile file = await host.FileOfAsync(DemoDoctors.Taro);
        Request request = Assert.Single(file.Requests);
        Assert.Equal($"/staff/requests/{request.RequestId}", answer.Headers.Location?.OriginalString);
        IDocument page = await reception.PageAsync(answer.Headers.Location!.OriginalString);
        RevocationOrder order = file.Order(request.OrderId!);
        string revocation = page.QuerySelector("section[aria-labelledby=revocation]")!.TextContent;
        Assert.Contains($"第{order.SigningCrlNumber}号", revocation, StringComparison.Ordinal);
        Assert.Contains($"第{order.AuthenticationCrlNumber}号", revocation, StringComparison.Ordinal);
        Assert.Contains("ミリ秒", revocation, StringComparison.Ordinal);
        Assert.Contains("電子証明書を失効しました", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>駅</b>で紛失", page.QuerySelector(".timeline-detail")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(DemoStaffDirectory.Reception.Name, page.QuerySelector(".timeline-who")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithAWordNobodySays_IsShownAgainBesideTheField()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.CallAsync(DemoDoctors.Hanako, (CallFields.RevocationWord, new string('あ', 5_000)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IDocument page = await StaffSession.PageOfAsync(answer);
        Assert.Equal("true", page.QuerySelector($"input[name={CallFields.RevocationWord}]")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Call_ShownAgain_TellsTheOutcomeOnce()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        HttpResponseMessage answer = await reception.CallAsync(DemoDoctors.Ichiro);
        string url = answer.Headers.Location!.OriginalString;

        IDocument first = await reception.PageAsync(url);
        IDocument second = await reception.PageAsync(url);

        Assert.NotNull(first.QuerySelector("[role=status]"));
        Assert.Null(second.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Call_SentTwice_IsOneRequest()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        IDocument form = await reception.PageAsync(ConsoleRoutes.NewLostReportFor(DemoDoctors.Jiro.CardSerial));

        HttpResponseMessage first = await reception.CallAsync(DemoDoctors.Jiro, StaffSession.TokenOf(form), StaffSession.KeyOf(form));
        HttpResponseMessage second = await reception.CallAsync(DemoDoctors.Jiro, StaffSession.TokenOf(form), StaffSession.KeyOf(form));
        HttpResponseMessage another = await reception.CallAsync(DemoDoctors.Jiro, StaffSession.TokenOf(form), "another-key");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.Location, another.Headers.Location);
        Assert.Single((await host.FileOfAsync(DemoDoctors.Jiro)).Requests);
    }

    [Fact]
    public async Task Calls_OfOneReport_AllStandBeforeWhoeverDecides()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        using StaffSession approver = await StaffSession.SignInAsync(host, DemoStaffDirectory.Approver);
        (string, string) wrong = (CallFields.RevocationWord, "ちがうことば");
        await reception.CallAsync(DemoDoctors.Sakura, wrong, (CallFields.Circumstances, "駅で紛失"));
        string url = (await reception.CallAsync(DemoDoctors.Sakura, wrong, (CallFields.Incident, "Theft"), (CallFields.SecondCertificate, nameof(CallerWish.Yes)))).Headers.Location!.OriginalString;
        RequestNumber number = RequestNumber.Parse(url.Split('/')[^1]);
        HttpResponseMessage found = await reception.PostAsync(
            ConsoleRoutes.CardFound(number), StaffSession.TokenOf(await reception.PageAsync(url)), (RequestActionFields.FoundNote, "自宅にあったかもしれない"));
        StaffTask proof = (await host.FileOfAsync(DemoDoctors.Sakura)).Tasks.Single(task => task.Kind == TaskKind.ProveCaller);
        string proofUrl = ConsoleRoutes.Task(number, proof.TaskId);

        IDocument second = await examiner.PageAsync(proofUrl);
        string seen = second.QuerySelector("section[aria-labelledby=call]")!.TextContent;
        await examiner.PostAsync(proofUrl, StaffSession.TokenOf(second), (TaskFields.Outcome, nameof(TaskOutcome.Confirmed)), (TaskFields.CalledBackNumber, (await host.FileOfAsync(DemoDoctors.Sakura)).Holder.PhoneNumber));
        StaffTask review = (await host.FileOfAsync(DemoDoctors.Sakura)).Tasks.Single(task => task.Kind == TaskKind.ReviewEmergency);
        IDocument last = await approver.PageAsync(ConsoleRoutes.Task(number, review.TaskId));

        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        Assert.All(new[] { "駅で紛失", "盗難", "失効を希望する", "失効用合言葉: 不一致", "自宅にあったかもしれない" }, words => Assert.Contains(words, seen, StringComparison.Ordinal));
        Assert.True(seen.IndexOf("駅で紛失", StringComparison.Ordinal) < seen.IndexOf("盗難", StringComparison.Ordinal));
        string reviewed = last.QuerySelector("section[aria-labelledby=call]")!.TextContent;
        Assert.Contains($"別の担当者が確認(登録電話番号への折返し。{DemoStaffDirectory.Examiner.Name}", reviewed, StringComparison.Ordinal);
        Assert.Matches($"失効の指示\\s*\\S+ \\S+ {DemoStaffDirectory.Examiner.Name}", reviewed);
        Assert.DoesNotContain("一人で", last.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WrongAnswers_ComeBackTogetherWithWhatWasTyped()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        IDocument form = await reception.PageAsync(ConsoleRoutes.NewLostReportFor(DemoDoctors.Hanako.CardSerial));

        HttpResponseMessage answer = await reception.CallAsync(
            DemoDoctors.Hanako, StaffSession.TokenOf(form), StaffSession.KeyOf(form),
            (CallFields.BirthDate, "S50.13.1"), (CallFields.JmaMemberId, "123"), (CallFields.Circumstances, "電車の中"), (CallFields.Reissue, ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IDocument page = await StaffSession.PageOfAsync(answer);
        Assert.Equal(
            [$"#{CallFields.BirthDate}", $"#{CallFields.JmaMemberId}", $"#{CallFields.Reissue}"],
            page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("S50.13.1", page.GetElementById(CallFields.BirthDate)!.GetAttribute("value"));
        Assert.Equal("電車の中", page.GetElementById(CallFields.Circumstances)!.TextContent);
        Assert.DoesNotContain(DemoDoctors.Hanako.RevocationWord, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotEqual(StaffSession.KeyOf(form), StaffSession.KeyOf(page));
        Assert.Empty((await host.FileOfAsync(DemoDoctors.Hanako)).Requests);
    }

    [Fact]
    public async Task Call_WithoutTheFormsToken_IsRefusedWithAPage()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.CallAsync(DemoDoctors.Hanako, token: null, "some-key-of-a-form");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("操作を受け付けられませんでした", (await StaffSession.PageOfAsync(answer)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(CardState.Active, Assert.Single((await host.FileOfAsync(DemoDoctors.Hanako)).Cards).State);
    }

    [Fact]
    public async Task CallForm_UnknownCard_IsNamed()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.GetAsync(ConsoleRoutes.NewLostReportFor("NOBODY000001"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("このカード番号のカードはありません", (await StaffSession.PageOfAsync(answer)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Circumstances_FormAndDesk_TakeTheSameLength() => Assert.Equal(LostReportDesk.LongestCircumstances, CallFields.CircumstancesMaxLength);
}
