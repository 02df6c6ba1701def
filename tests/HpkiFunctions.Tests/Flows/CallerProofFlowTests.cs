using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;
using HpkiFunctions.Tests.Histories;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Callers who are proved by calling back, by a second person, or not in time.</summary>
public sealed class CallerProofFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondPerson_WhoDoesNotDecide_IsEscalatedInTimeAndEachBusinessMorning()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.CallAsync(Desk.Doubtful);

        await host.SkipAsync(TimeSpan.FromMinutes(29));
        int early = host.DutyMails();
        await host.SkipAsync(TimeSpan.FromMinutes(2));
        int first = host.MailsOf(LostReportTemplates.CallerProofOverdue);
        await host.SkipAsync(TimeSpan.FromDays(6));

        // Called on Tuesday at 10:00: then Wednesday, Thursday, Friday and Monday at 9:00.
        Assert.Equal((0, 1, 5), (early, first, host.MailsOf(LostReportTemplates.CallerProofOverdue)));
        Assert.Equal(5, (await host.EventsAsync(doctor, "proof.overdue")).Count);
        Assert.Equal(CardState.Held, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Fact]
    public async Task SecondPerson_WhoDecidesLate_EndsTheAlarms()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.CallAsync(Desk.Doubtful);
        await host.SkipAsync(TimeSpan.FromHours(1));

        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Refused, Note = "紛失していないとのこと。" });
        await host.SkipAsync(TimeSpan.FromDays(3));

        Assert.Equal(1, host.DutyMails());
        Assert.Equal(1, host.MailsOf(LostReportTemplates.HoldLifted));
        Assert.Equal(CardState.Active, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Fact]
    public async Task DoubtfulCall_AtNight_WakesTheDutyOfficerAtOnceAndPromisesTheMorning()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.SkipAsync(TimeSpan.FromHours(13));

        await host.CallAsync(Desk.Doubtful);
        await host.SettleAsync();

        Assert.Equal((1, 0), (host.MailsOf(LostReportTemplates.CallerUnprovedAfterHours), host.MailsOf(LostReportTemplates.CallerProofOverdue)));
        Assert.Equal("false", Assert.Single(await host.EventsAsync(doctor, "lost-report.call")).Facts["officeHours"]);
        Assert.Equal("CallerUnprovedAfterHours", Assert.Single(await host.EventsAsync(doctor, "duty.alerted")).Facts["alert"]);
        Assert.Contains("2026年11月25日（水） 9時30分", Assert.Single(host.MailsToHolders).Text, StringComparison.Ordinal);
        await host.SkipAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(1, host.MailsOf(LostReportTemplates.CallerProofOverdue));
    }

    [Fact]
    public async Task DoubtfulCall_DecidedBeforeTheAlertGoesOut_DoesNotSayThatItWent()
    {
        await using Neighbour mail = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync(("SendGrid:Host", mail.Address.ToString()));
        mail.Behind = host.Address;
        mail.AnswersOnly = 503;
        HolderFile doctor = await host.DoctorAsync();
        await host.SkipAsync(TimeSpan.FromHours(13));
        await host.CallAsync(Desk.Doubtful);
        await host.SettleAsync();

        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, CalledBackNumber = "03-0000-1234" });
        mail.AnswersOnly = null;
        await host.SkipAsync(TimeSpan.FromHours(3));

        Assert.Equal(0, host.DutyMails());
        Assert.Single(await host.EventsAsync(doctor, "proof.after-hours"));
        Assert.Empty(await host.EventsAsync(doctor, "duty.alerted"));
    }

    [Fact]
    public async Task ProvedCall_AtNight_RevokesAsByDayAndWakesNobody()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        await host.SkipAsync(TimeSpan.FromHours(13));

        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);
        await host.SkipAsync(TimeSpan.FromMinutes(31));

        Assert.Equal(RevocationOutcome.Confirmed, receipt.Revocation);
        Assert.Equal(0, host.DutyMails());
    }

    [Fact]
    public async Task Alarms_WithTheMailProviderDown_StandOnTheTimelineAndLeaveTheFlowFree()
    {
        await using FlowHost host = await FlowHost.StartAsync(("SendGrid:Host", "http://127.0.0.1:9"));
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Doubtful);
        await host.SkipAsync(TimeSpan.FromHours(3));

        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, CalledBackNumber = "03-0000-1234" });
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.Single(await host.EventsAsync(doctor, "proof.overdue"));
        Assert.Empty(await host.EventsAsync(doctor, "duty.alerted"));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((CardState.Revoked, RequestState.AwaitingForm), (file.Card("MD00000001").State, file.Request(receipt.RequestId).State));
    }

    [Theory]
    [InlineData("ちがうことば", "wrong")]
    [InlineData("", null)]
    public async Task Call_WithAWrongWordOrNone_IsToldApartOnTheTimeline(string word, string? said)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        await host.CallAsync(Desk.Proved with { RevocationWord = word });

        Assert.Equal(said, Assert.Single(await host.EventsAsync(doctor, "lost-report.call")).Facts.GetValueOrDefault("word"));
    }

    [Fact]
    public async Task CardFound_WhileTheCallerIsUnproved_IsRecordedAndDecidesNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Doubtful);
        RequestDesk desk = host.Get<RequestDesk>();

        await desk.CardFoundAsync(receipt.RequestId, "自宅にあったとのこと。", FlowHost.Reception, host.Signals, TestContext.Current.CancellationToken);
        await host.SettleAsync();
        HolderFile before = await host.FileAsync(doctor.Holder.HolderId);
        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, CalledBackNumber = "03-0000-1234" });
        await desk.CardFoundAsync(receipt.RequestId, null, FlowHost.Reception, host.Signals, TestContext.Current.CancellationToken);
        await host.SettleAsync();

        Assert.Equal((CardState.Held, RequestState.AwaitingCallerProof, (DateTimeOffset?)null),
            (before.Card("MD00000001").State, before.Request(receipt.RequestId).State, before.Request(receipt.RequestId).CardFoundAt));
        Assert.Single(await host.EventsAsync(doctor, "lost-report.found-before-proof"));
        Assert.Single(await host.EventsAsync(doctor, "lost-report.card-found"));
        Assert.Equal(1, host.MailsOf(LostReportTemplates.CardFound));
    }

    [Theory]
    [InlineData("0300001234")]
    [InlineData("＋８１　３－００００－１２３４")]
    public async Task CallBack_AtTheRegisteredNumber_RevokesAndStoresNoNumber(string dialled)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await host.CallAsync(Desk.Doubtful with { CalledBackNumber = dialled });

        Assert.Equal(RevocationOutcome.Confirmed, receipt.Revocation);
        IReadOnlyDictionary<string, string> facts = Assert.Single(await host.EventsAsync(doctor, "lost-report.call")).Facts;
        Assert.Equal(("accepted", "CallBack", "registered-number"), (facts["proof"], facts["method"], facts["calledBack"]));
        Assert.DoesNotContain(facts.Values, value => value.Contains("1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CallBack_AtAnotherNumber_HoldsTheCard()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await host.CallAsync(Desk.Doubtful with { CalledBackNumber = "09000001234" });

        Assert.Equal(RequestState.AwaitingCallerProof, receipt.State);
        Assert.Equal("other-number", Assert.Single(await host.EventsAsync(doctor, "lost-report.call")).Facts["calledBack"]);
    }

    [Fact]
    public async Task SecondPerson_NamingAnotherNumberOrNothing_DecidesNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.CallAsync(Desk.Doubtful);

        ProblemException other = await Assert.ThrowsAsync<ProblemException>(() => host.CompleteAsync(
            doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, CalledBackNumber = "03-0000-9999" }));
        ProblemException nothing = await Assert.ThrowsAsync<ProblemException>(() => host.CompleteAsync(
            doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed }));

        Assert.Equal((422, "calledBackNumber"), (other.Problem.Status, other.Problem.Field));
        Assert.Equal((400, "note"), (nothing.Problem.Status, nothing.Problem.Field));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Null(file.Tasks.Single().CompletedAt);
        Assert.Equal(CardState.Held, file.Card("MD00000001").State);
    }

    [Theory]
    [InlineData("03-0000-1234", null, "CallBack")]
    [InlineData(null, "勤務先の事務長が本人と確認。", "Judgement")]
    public async Task SecondPerson_WhoConfirms_LeavesTheMethodOnTheTimeline(string? calledBack, string? note, string method)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.CallAsync(Desk.Doubtful);

        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, CalledBackNumber = calledBack, Note = note });

        Assert.Equal(method, Assert.Single(await host.EventsAsync(doctor, "proof.decided")).Facts["method"]);
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SecondPerson_WhoFiledTheFormOrTookTheSecondCall_IsRefused(bool filed)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await host.CallAsync(Desk.Doubtful)).RequestId;
        if (filed)
        {
            string scanId = await Paperwork.ScanPagesAsync(host);
            await host.Get<ScanDesk>().FileAsync(scanId, 1, id, DocumentKind.LostReportForm, FlowHost.Examiner, host.Signals, Token);
        }
        else
        {
            await host.Get<LostReportDesk>().TakeCallAsync(Desk.Doubtful, FlowHost.Examiner, "second-doubtful-call", host.Signals, Token);
        }

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() =>
            host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Refused, Note = "本人ではない" }));

        Assert.Equal(403, refused.Problem.Status);
        Assert.Equal(CardState.Held, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }
}
