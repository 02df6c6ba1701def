using Hpki.LocalRuntime;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Flows;

/// <summary>The lost report on the local runtime, on a virtual clock, against the real storage emulator and the real authority.</summary>
public sealed class LostReportFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ProvedByWord_IsOnThePublishedListsWhenItAnswers()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await CallAsync(host, Word());

        Assert.Equal(RevocationOutcome.Confirmed, receipt.Revocation);
        Assert.Equal(RequestState.AwaitingForm, receipt.State);
        Card card = (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001");
        Assert.Equal(CardState.Revoked, card.State);
        ICertificationAuthority authority = host.Get<ICertificationAuthority>();
        Assert.True((await authority.ReadCrlAsync(CertificatePurpose.Signing, Token)).Contains(CertificateSerial.Parse(card.SigningCertificateSerial)));
        Assert.True((await authority.ReadCrlAsync(CertificatePurpose.Authentication, Token)).Contains(CertificateSerial.Parse(card.AuthenticationCertificateSerial)));
    }

    [Fact]
    public async Task Call_ThenFormThenCheck_ClosesWithThreeMails()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Facts())).RequestId;
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        await FileFormAsync(host, doctor, id);
        await host.SettleAsync();
        await CompleteAsync(host, doctor, id, TaskKind.CheckForm, TaskOutcome.Confirmed);
        await host.SettleAsync();

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.Completed, file.Request(id).State);
        Assert.Equal(
            ["lost-report.revoked", "lost-report.form-received", "lost-report.closed"],
            host.MailsToHolders.OrderBy(mail => mail.ReceivedAt).SelectMany(mail => mail.Categories));
        Assert.All(file.Mails, mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 1), Token))!.IsCompleted);
    }

    [Fact]
    public async Task Form_ThatNeverComes_IsRemindedCalledAndClosedOnDay30()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;

        await host.SkipAsync(TimeSpan.FromDays(22));
        HolderFile afterThreeWeeks = await host.FileAsync(doctor.Holder.HolderId);
        int mailsAfterThreeWeeks = host.MailsToHolders.Count();
        await host.SkipAsync(TimeSpan.FromDays(9));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(3, mailsAfterThreeWeeks);
        Assert.Contains(afterThreeWeeks.Tasks, task => task.Kind == TaskKind.CallHolder && task.CompletedAt is null);
        Assert.Equal(RequestState.ClosedWithoutForm, file.Request(id).State);
        Assert.Equal(CardState.Revoked, file.Card("MD00000001").State);
        Assert.Equal(TaskOutcome.Obsolete, file.Tasks.Single(task => task.Kind == TaskKind.CallHolder).Outcome);
        Assert.Equal(
            ["lost-report.revoked", "lost-report.reminder-1", "lost-report.reminder-2", "lost-report.closed-form-not-received"],
            host.MailsToHolders.OrderBy(mail => mail.ReceivedAt).SelectMany(mail => mail.Categories));
    }

    [Fact]
    public async Task Form_RefusedByTheExaminer_IsAwaitedAgainWithNewDeadlines()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;
        await FileFormAsync(host, doctor, id);
        await host.SkipAsync(TimeSpan.FromDays(2));

        await CompleteAsync(host, doctor, id, TaskKind.CheckForm, TaskOutcome.Refused);
        await host.SettleAsync();

        Request request = (await host.FileAsync(doctor.Holder.HolderId)).Request(id);
        Assert.Equal(RequestState.AwaitingForm, request.State);
        Assert.Equal(new DateOnly(2026, 12, 3), request.FirstReminderOn);
        await FileFormAsync(host, doctor, id, page: 2);
        await host.SettleAsync();
        Assert.Equal(2, host.Mails.Count(mail => mail.Categories.Contains("lost-report.form-received")));
    }

    [Fact]
    public async Task Call_NotProved_HoldsTheCardUntilASecondPersonRevokes()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await CallAsync(host, new() { CardSerial = "MD00000001", RevocationWord = "ちがうことば" });
        CardState held = (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State;
        await CompleteAsync(host, doctor, receipt.RequestId, TaskKind.ProveCaller, TaskOutcome.Confirmed);
        await host.SettleAsync();
        await host.SkipAsync(TimeSpan.FromSeconds(20));

        Assert.Null(receipt.Revocation);
        Assert.Equal(CardState.Held, held);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(CardState.Revoked, file.Card("MD00000001").State);
        Assert.Equal(RequestState.AwaitingForm, file.Request(receipt.RequestId).State);
    }

    [Fact]
    public async Task Call_OfSomeoneWhoCanAnswerNothing_HoldsTheCard()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await CallAsync(host, new() { CardSerial = "MD00000001" });

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.AwaitingCallerProof, CardState.Held), (receipt.State, file.Card("MD00000001").State));
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.ProveCaller);
    }

    [Fact]
    public async Task Call_NotProvedAndUnfounded_LiftsTheHold()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await CallAsync(host, new() { CardSerial = "MD00000001", RevocationWord = "ちがうことば" });

        await CompleteAsync(host, doctor, receipt.RequestId, TaskKind.ProveCaller, TaskOutcome.Refused);
        await host.SettleAsync();

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(CardState.Active, file.Card("MD00000001").State);
        Assert.Equal(RequestState.Unfounded, file.Request(receipt.RequestId).State);
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(receipt.RequestId, 1), Token))!.IsCompleted);
    }

    [Fact]
    public async Task Call_SentTwiceWithOneKey_IsOneRequest()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt first = await CallAsync(host, Word(), "key-00000001");
        LostReportReceipt second = await CallAsync(host, Word(), "key-00000001");

        Assert.Equal(first.RequestId, second.RequestId);
        Assert.Equal(RevocationOutcome.Confirmed, second.Revocation);
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests);
    }

    [Fact]
    public async Task Call_ForACardReportedBefore_NamesTheRequestThatExists()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        LostReportReceipt first = await CallAsync(host, Word(), "key-00000001");

        ProblemException error = await Assert.ThrowsAsync<ProblemException>(() => CallAsync(host, Word(), "key-00000002"));

        Assert.Equal((409, RepeatedCalls.Code), (error.Problem.Status, error.Problem.Code));
        Assert.Equal(first.RequestNumber, error.Problem.RequestNumber);
    }

    [Fact]
    public async Task Call_ForAnUnknownOrForeignCard_IsRefusedAndStoresNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        HolderFile other = await host.DoctorAsync(serial: "MD00000002");

        ProblemException unknown = await Assert.ThrowsAsync<ProblemException>(() => CallAsync(host, Word() with { CardSerial = "MD99999999" }));
        ProblemException foreign = await Assert.ThrowsAsync<ProblemException>(() => CallAsync(host, Word() with { HolderId = other.Holder.HolderId }));
        ProblemException nobody = await Assert.ThrowsAsync<ProblemException>(() => CallAsync(host, Word() with { HolderId = "h00000000000000000000" }));
        ProblemException silent = await Assert.ThrowsAsync<ProblemException>(() => CallAsync(host, new() { CardSerial = "MD00000001", Facts = new() { BirthDate = "きのう" } }));

        Assert.Equal(
            ["unknown-card", "foreign-card", "unknown-holder", "bad-field"],
            new[] { unknown, foreign, nobody, silent }.Select(error => error.Problem.Code));
        Assert.Empty((await host.FileAsync(other.Holder.HolderId)).Requests);
        Assert.Empty((await host.FileAsync(doctor.Holder.HolderId)).Requests);
    }

    [Fact]
    public async Task CheckForm_ByWhoTookTheCall_IsRefused()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        StaffPrincipal both = FlowHost.Reception with { Roles = [StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver] };
        string id = (await CallAsync(host, Word())).RequestId;
        await FileFormAsync(host, doctor, id);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);

        foreach (StaffTask task in file.Tasks)
        {
            ProblemException error = await Assert.ThrowsAsync<ProblemException>(() => host.Get<RequestDesk>().CompleteTaskAsync(
                id, task.TaskId, TaskOutcome.Confirmed, null, both, host.Signals, Token));
            Assert.Equal("four-eyes", error.Problem.Code);
        }

        Assert.Equal([TaskKind.ReviewEmergency, TaskKind.CheckForm], file.Tasks.OrderBy(task => task.Kind != TaskKind.ReviewEmergency).Select(task => task.Kind));
    }

    [Fact]
    public async Task CardFound_AfterTheRevocation_TellsTheHolderOnce()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;

        await host.Get<RequestDesk>().CardFoundAsync(id, null, FlowHost.Reception, host.Signals, Token);
        await host.Get<RequestDesk>().CardFoundAsync(id, null, FlowHost.Reception, host.Signals, Token);
        await host.SkipAsync(TimeSpan.FromDays(1));

        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
        Assert.Single(host.Mails, mail => mail.Categories.Contains("lost-report.card-found"));
    }

    [Fact]
    public async Task Withdrawal_BeforeTheForm_EndsTheRequestAndTheRevocationStays()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;

        await host.Get<RequestDesk>().WithdrawAsync(id, "本人から取下げの申し出", FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.Withdrawn, file.Request(id).State);
        Assert.Equal(CardState.Revoked, file.Card("MD00000001").State);
        Assert.True((await host.Client.GetInstanceAsync(LostReportDecisions.InstanceId(id, 1), Token))!.IsCompleted);
    }

    [Fact]
    public async Task Holder_WithoutMailAddress_IsToldByPost()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);

        string id = (await CallAsync(host, Word())).RequestId;
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(host.Mails);
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Tasks, task => task.Kind == TaskKind.NotifyByPost && task.RequestId == id);
    }

    [Fact]
    public async Task Origin_ThatDoesNotAnswer_WakesTheDutyOfficerAndIsRecordedAfterADay()
    {
        await using FlowHost host = await FlowHost.StartAsync([("Pki:CrlOrigin", "http://127.0.0.1:9/crl"), .. ByTheClock.FlowsAlone]);
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await CallAsync(host, Word());
        await host.SkipAsync(TimeSpan.FromHours(25));

        Assert.Equal(RevocationOutcome.OriginUnreachable, receipt.Revocation);
        Assert.Equal(CardState.Revoking, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
        Assert.Equal(3, host.Mails.Count(mail => mail.Categories.Contains("lost-report.revocation-unconfirmed")));
        IReadOnlyList<TimelineEntry> events = await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token);
        Assert.Single(events, entry => entry.Event.Type == "revocation.exception");
    }

    [Fact]
    public async Task Origin_AndMailBothDown_TheRevocationGoesOnTrying()
    {
        await using FlowHost host = await FlowHost.StartAsync([("Pki:CrlOrigin", "http://127.0.0.1:9/crl"), ("SendGrid:Host", "http://127.0.0.1:9"), .. ByTheClock.FlowsAlone]);
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await CallAsync(host, Word());
        await host.SkipAsync(TimeSpan.FromHours(30));

        OrchestrationMetadata flow = (await host.Client.GetInstanceAsync(EmergencyRevocations.InstanceId(receipt.OrderId!), Token))!;
        Assert.Equal(OrchestrationRuntimeStatus.Running, flow.RuntimeStatus);
        IReadOnlyList<TimelineEntry> events = await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token);
        Assert.Single(events, entry => entry.Event.Type == "revocation.exception");
    }

    [Fact]
    public async Task Call_NotProvedTwice_StandsOnTheTimelineTwiceAndOpensOneRequest()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportInput wrong = Word() with { RevocationWord = "ちがうことば" };

        LostReportReceipt first = await CallAsync(host, wrong);
        LostReportReceipt second = await CallAsync(host, wrong);

        Assert.Equal(first.RequestId, second.RequestId);
        IReadOnlyList<TimelineEntry> events = await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token);
        Assert.Equal(2, events.Count(entry => entry.Event.Type == "lost-report.call" && entry.Event.Facts["proof"] == "failed"));
    }

    [Fact]
    public async Task SecondPerson_ConfirmingATheft_RevokesAtOnceForTheft()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await CallAsync(host, Word() with { RevocationWord = "ちがうことば", Reason = RevocationReason.Theft });

        await CompleteAsync(host, doctor, receipt.RequestId, TaskKind.ProveCaller, TaskOutcome.Confirmed);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((CardState.Revoked, RevocationReason.Theft), (file.Card("MD00000001").State, file.Orders.Single().Reason));
        StaffTask review = file.Tasks.Single(task => task.Kind == TaskKind.ReviewEmergency);
        Assert.Equal([FlowHost.Examiner.StaffId, FlowHost.Reception.StaffId], review.ExcludedStaffIds);
    }

    [Fact]
    public async Task Call_ForAnotherReasonThanLossOrTheft_IsRefused()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();

        ProblemException error = await Assert.ThrowsAsync<ProblemException>(() => CallAsync(host, Word() with { Reason = RevocationReason.Death }));

        Assert.Equal("reason", error.Problem.Field);
    }

    [Fact]
    public async Task Calls_ForTwoDoctorsWithOneKey_AreTwoOrdersAndTwoMails()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        await host.DoctorAsync("hanako@example.jp", "MD00000002");

        LostReportReceipt first = await CallAsync(host, Word(), "key-00000001");
        LostReportReceipt second = await CallAsync(host, Word() with { CardSerial = "MD00000002" }, "key-00000001");
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.NotEqual(first.OrderId, second.OrderId);
        Assert.Equal(2, host.Mails.Count(mail => mail.Categories.Contains("lost-report.revoked")));
    }

    [Fact]
    public async Task CardFound_AfterTheClose_StillTellsTheHolder()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;
        await host.SkipAsync(TimeSpan.FromDays(31));

        await host.Get<RequestDesk>().CardFoundAsync(id, null, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();

        Assert.Single(host.Mails, mail => mail.Categories.Contains("lost-report.card-found"));
        Assert.Single(host.Mails, mail => mail.Categories.Contains("lost-report.closed-form-not-received"));
        Assert.Equal(2, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).Generation);
    }

    [Fact]
    public async Task Form_ThatComesAfterTheStaffCallWasAskedFor_EndsThatTask()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;
        await host.SkipAsync(TimeSpan.FromDays(22));

        await FileFormAsync(host, doctor, id);

        Assert.Equal(TaskOutcome.Obsolete, (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task.Kind == TaskKind.CallHolder).Outcome);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("タスク")]
    [InlineData("t00000000000000000000")]
    public async Task CompleteTask_ThatDoesNotExist_IsNotFound(string taskId)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;

        ProblemException error = await Assert.ThrowsAsync<ProblemException>(() => host.Get<RequestDesk>().CompleteTaskAsync(
            id, taskId, TaskOutcome.Confirmed, null, FlowHost.Examiner, host.Signals, Token));

        Assert.Equal(404, error.Problem.Status);
    }

    [Fact]
    public async Task Task_CompletedByTwoPeopleAtOnce_IsDoneByOne()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = (await CallAsync(host, Word())).RequestId;
        await FileFormAsync(host, doctor, id);
        StaffTask check = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task.Kind == TaskKind.CheckForm);

        Task<StaffTask>[] both = [.. new[] { FlowHost.Examiner, FlowHost.Approver }.Select(staff => host.Get<RequestDesk>().CompleteTaskAsync(
            id, check.TaskId, TaskOutcome.Confirmed, null, staff, host.Signals, Token))];
        await Task.WhenAll(both.Select(one => one.ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.Equal(1, both.Count(one => one.IsCompletedSuccessfully));
        Assert.Equal("task-done", Assert.IsType<ProblemException>(both.Single(one => one.IsFaulted).Exception!.InnerException).Problem.Code);
    }

    static LostReportInput Word() => new() { CardSerial = "MD-0000-0001", RevocationWord = "みほんざくら", Circumstances = "電車の中で紛失したとのこと。", SecondCertificateToo = false };

    static LostReportInput Facts() => new()
    {
        CardSerial = "MD00000001",
        Facts = new() { BirthDate = "1975-04-01", MedicalRegistrationNumber = "990001", PhoneLastFour = "1234" },
        SecondCertificateToo = false,
    };

    static int calls;

    static Task<LostReportReceipt> CallAsync(FlowHost host, LostReportInput input, string? key = null) =>
        host.Get<LostReportDesk>().TakeCallAsync(input, FlowHost.Reception, key ?? $"test-key-{Interlocked.Increment(ref calls)}", host.Signals, Token);

    static Task<DecisionResult> FileFormAsync(FlowHost host, HolderFile doctor, string requestId, int page = 1)
    {
        Document form = new()
        {
            DocumentId = RecordId.From('d', $"{requestId}-{page}"),
            RequestId = requestId,
            HolderId = doctor.Holder.HolderId,
            Kind = DocumentKind.LostReportForm,
            MediaType = "image/tiff",
            Sha256 = new string('0', 64),
            PageCount = 1,
            RetentionClass = RetentionClass.RequestRecord,
            FiledAt = host.Clock.GetUtcNow(),
            FiledBy = Actor.System.ActorId,
        };
        return host.Get<HolderRegistry>().DecideAsync(doctor.Holder.HolderId, $"file-{form.DocumentId}",
            file => host.Get<LostReportFormDecisions>().FileForm(file, form, Actor.System), host.Signals, Token);
    }

    static async Task CompleteAsync(FlowHost host, HolderFile doctor, string requestId, TaskKind kind, TaskOutcome outcome)
    {
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        StaffTask task = file.Tasks.Single(task => task.Kind == kind && task.CompletedAt is null);
        await host.Get<RequestDesk>().CompleteTaskAsync(requestId, task.TaskId, outcome, "確認しました。", FlowHost.Examiner, host.Signals, Token);
    }
}
