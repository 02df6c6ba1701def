using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Payments;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Letters;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>再発行 from the papers to the order of the card, under virtual time.</summary>
public sealed class ReissueFlowTests
{
    static readonly StaffPrincipal Everybody = new("s-everybody", "兼務 三郎", [StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver]);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damage_ExaminedPaidAndApproved_OrdersTheCardAndTellsTheHolderAtEachStep()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);

        await host.ExamineAsync(doctor, ReissueReason.Damage);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        HolderFile waiting = await host.FileAsync(doctor.Holder.HolderId);
        Letter slip = Assert.Single(waiting.Letters);
        string pdf = Convert.ToHexStringLower(await host.Get<LetterPapers>().ReadAsync(waiting, slip, Token));
        Payment payment = await host.PayAsync(id, 5500);
        StaffTask approved = await host.DoAsync(doctor, TaskKind.ApproveRequest);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Request request = file.Request(id);
        CardOrder order = Assert.Single(file.CardOrders);
        Assert.Equal((RequestState.InProduction, ReissueReason.Damage, true), (request.State, request.ReissueReason, request.WasMember));
        Assert.Equal((id, "MD00000001", "s-approver", ReissueReason.Damage), (order.RequestId, order.ReplacesCardSerial, order.ApprovedBy, order.Reason));
        Assert.Equal((5500, 10, new DateOnly(2026, 12, 24)), (waiting.FeeOf(id)!.Yen, waiting.FeeOf(id)!.TaxPercent, waiting.FeeOf(id)!.DueOn));
        Assert.Equal((PaymentVerdict.Settles, 0), (payment.Verdict, payment.ExcessYen));
        Assert.NotNull(file.FeeOf(id)!.SettledAt);
        Assert.Equal((LetterState.Queued, nameof(StatusMailKind.PaymentDue)), (slip.State, slip.Template));
        Assert.StartsWith("25504446", pdf, StringComparison.Ordinal);
        Assert.Equal(["s-reception", "s-examiner"], approved.ExcludedStaffIds.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.PaymentDue, PaperRequestTemplates.Approved], Paperwork.MailsOf(host));
        string due = host.Mails.Single(mail => mail.Categories.Contains(PaperRequestTemplates.PaymentDue)).Text!;
        Assert.Contains("5,500円（うち消費税 500円）", due, StringComparison.Ordinal);
        Assert.Contains(PaymentReference.Of(id).ToString(), due, StringComparison.Ordinal);
        Assert.Equal(doctor.Holder.HolderId, Assert.Single(await host.Get<LookupIndex>().FindAsync(LookupKind.PaymentReference, PaymentReference.Of(id).Digits, cancellationToken: Token)).HolderId);
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);
        Assert.Equal(LetterState.Cancelled, Assert.Single(file.Letters).State);
        await WithdrawAsync(host, id);
        HolderFile withdrawn = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Withdrawn, CardOrderState.Cancelled, 5500), (withdrawn.Request(id).State, withdrawn.CardOrderOf(id)!.State, Paperwork.OpenTask(withdrawn, TaskKind.RefundPayment).Yen));
        Assert.Equal(0, (await host.ExchangeAsync()).MessagesSent);
    }

    [Fact]
    public async Task Papers_MissingOrDefective_AreNamedWithTheirCureAndRemindedOfUntilTheRequestLapses()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);

        await host.ExamineAsync(doctor, ReissueReason.NameChange, others: [PaperDesk.Unsigned, new(PaperItem.NewNameEvidence, PaperFinding.Missing)]);
        await host.SkipAsync(TimeSpan.FromDays(31));

        Assert.Equal(
            [
                (PaperRequestTemplates.Received, new DateOnly(2026, 11, 24)), (PaperRequestTemplates.Deficient, new(2026, 11, 24)),
                (PaperRequestTemplates.FirstReminder, new(2026, 12, 4)), (PaperRequestTemplates.SecondReminder, new(2026, 12, 14)),
                (PaperRequestTemplates.Lapsed, new(2026, 12, 24)),
            ],
            host.MailsToHolders.OrderBy(mail => mail.ReceivedAt).Select(mail => (mail.Categories.Single(), TokyoTime.DateOf(mail.ReceivedAt))));
        string told = host.Mails.Single(mail => mail.Categories.Contains(PaperRequestTemplates.Deficient)).Text!;
        Assert.All(
            ["『再発行申請書』に署名がありません。", "2頁目の署名欄", "ご本人が署名し、あらためてお送りください。", "『新しい姓名が分かる書類』が届いておりません。", "2026年12月24日"],
            words => Assert.Contains(words, told.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.LapsedWithoutPapers, file.Request(id).State);
        Assert.NotNull(file.Request(id).ClosedAt);
        Assert.DoesNotContain(file.Tasks, task => task.CompletedAt is null);
    }

    [Fact]
    public async Task Papers_ThatComeLate_OpenTheRequestAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.NameChange, others: [PaperDesk.Unsigned]);
        await host.SkipAsync(TimeSpan.FromDays(31));

        await host.PaperAsync(doctor, id, page: 2, DocumentKind.ReissueApplication);
        Request reopened = (await host.FileAsync(doctor.Holder.HolderId)).Request(id);
        await host.ExamineAsync(doctor, ReissueReason.NameChange);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.ApproveRequest);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.AwaitingExamination, 2, null), (reopened.State, reopened.Generation, reopened.ClosedAt));
        Assert.Equal(DocumentKind.ReissueApplication, file.Document(reopened.FormDocumentId!).Kind);
        Assert.NotEqual(file.Documents[0].DocumentId, file.Documents[1].DocumentId);
        Assert.Equal((RequestState.InProduction, 0), (file.Request(id).State, file.FeeOf(id)!.Yen));
        Assert.Equal([1, 2], file.Examinations.Select(examination => examination.Round).Order());
        Assert.Single(await host.EventsAsync(doctor, "papers.reopened"));
        Assert.Equal(1, host.MailsOf(PaperRequestTemplates.Approved));
    }

    [Fact]
    public async Task FourEyes_WhoeverHadAHandInIt_CannotApprove()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);
        ProblemException examined = await Assert.ThrowsAsync<ProblemException>(
            () => host.ExamineAsync(doctor, ReissueReason.NameChange, staff: FlowHost.Reception with { Roles = [StaffRole.Examiner] }));
        await host.ExamineAsync(doctor, ReissueReason.NameChange);
        await host.DoAsync(doctor, TaskKind.CheckLicence, staff: Everybody);

        ProblemException checkedLicence = await Assert.ThrowsAsync<ProblemException>(() => host.DoAsync(doctor, TaskKind.ApproveRequest, staff: Everybody));
        ProblemException examiner = await Assert.ThrowsAsync<ProblemException>(
            () => host.DoAsync(doctor, TaskKind.ApproveRequest, staff: FlowHost.Examiner with { Roles = [StaffRole.Approver] }));
        await host.PaperAsync(doctor, id, page: 2, by: FlowHost.Approver);
        ProblemException filed = await Assert.ThrowsAsync<ProblemException>(() => host.DoAsync(doctor, TaskKind.ApproveRequest));
        await host.DoAsync(doctor, TaskKind.ApproveRequest, staff: FlowHost.Approver with { StaffId = "s-other" });

        Assert.All([examined, checkedLicence, examiner, filed], error => Assert.Equal("four-eyes", error.Problem.Code));
        Assert.Equal(RequestState.InProduction, await host.StateAsync(doctor, id));
    }

    [Fact]
    public async Task Approval_SentBack_IsExaminedAgainAndAsksForNothingTwice()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.Damage);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.PayAsync(id, 5500);

        await host.DoAsync(doctor, TaskKind.ApproveRequest, TaskOutcome.Refused);
        RequestState back = await host.StateAsync(doctor, id);
        await host.ExamineAsync(doctor, ReissueReason.Damage);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.AwaitingExamination, RequestState.AwaitingApproval), (back, file.Request(id).State));
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.CheckLicence);
        Assert.Single(file.Payments);
        Assert.Contains("s-approver", Paperwork.OpenTask(file, TaskKind.ApproveRequest).ExcludedStaffIds);
    }

    [Fact]
    public async Task Payments_ShortTooMuchAndTwice_AreJudgedToTheYenAndWhatIsOwedToNobodyGoesBack()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.Damage);
        await host.DoAsync(doctor, TaskKind.CheckLicence);

        Payment shorter = await host.PayAsync(id, 5000, "short-payment-key");
        Payment again = await host.PayAsync(id, 5000, "short-payment-key");
        ProblemException otherwise = await Assert.ThrowsAsync<ProblemException>(() => host.PayAsync(id, 4000, "short-payment-key"));
        StaffTask clarify = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ClarifyPayment);
        RequestState stillWaiting = await host.StateAsync(doctor, id);
        Payment over = await host.PayAsync(id, 700);
        Payment twice = await host.PayAsync(id, 5500);
        ProblemException nothing = await Assert.ThrowsAsync<ProblemException>(() => host.PayAsync(id, 0));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal([PaymentVerdict.Under, PaymentVerdict.Over, PaymentVerdict.Twice], new[] { shorter, over, twice }.Select(payment => payment.Verdict));
        Assert.Equal((shorter.PaymentId, RequestState.AwaitingPayment, 500), (again.PaymentId, stillWaiting, clarify.Yen));
        Assert.Equal(("key-used", "yen"), (otherwise.Problem.Code, nothing.Problem.Field));
        Assert.Equal([200, 5500], file.Tasks.Where(task => task.Kind == TaskKind.RefundPayment).Select(task => task.Yen!.Value).Order());
        Assert.Equal(RequestState.AwaitingApproval, file.Request(id).State);
        Assert.Equal(TaskOutcome.Obsolete, file.Task(clarify.TaskId).Outcome);

        await WithdrawAsync(host, id);
        HolderFile withdrawn = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.Withdrawn, withdrawn.Request(id).State);
        Assert.Equal(5000 + 700 + 5500, withdrawn.Tasks.Where(task => task.Kind == TaskKind.RefundPayment).Sum(task => task.Yen));

        Payment late = await host.PayAsync(id, 5500);
        Assert.Equal((PaymentVerdict.Late, 5500), (late.Verdict, late.ExcessYen));
    }

    [Fact]
    public async Task Fee_NotPaidInTime_EndsTheRequest()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.Damage);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.PayAsync(id, 1000);

        await host.SkipAsync(TimeSpan.FromDays(31));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.LapsedWithoutPayment, file.Request(id).State);
        Assert.Equal(1000, Assert.Single(file.Tasks, task => task.Kind == TaskKind.RefundPayment).Yen);

        // Without an address each notice is a letter, and the slip is one letter, not two.
        Assert.Single(file.Letters, letter => letter.Template == nameof(StatusMailKind.PaymentDue));
        Assert.Single(file.Letters, letter => letter.Template == nameof(StatusMailKind.PaymentLapsed));
        Assert.Empty(host.MailsToHolders);
    }

    [Fact]
    public async Task Fee_ThatNobodyKnows_IsDecidedByAPersonWithAReason()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.MembershipChange, wasMember: false);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        RequestState asked = await host.StateAsync(doctor, id);

        ProblemException without = await Assert.ThrowsAsync<ProblemException>(() => host.DoAsync(doctor, TaskKind.DecideFee));
        ProblemException negative = await Assert.ThrowsAsync<ProblemException>(() => host.DoAsync(doctor, TaskKind.DecideFee, yen: -1));
        await host.DoAsync(doctor, TaskKind.DecideFee, yen: 3300);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.AwaitingFeeDecision, asked);
        Assert.All([without, negative], error => Assert.Equal("yen", error.Problem.Field));
        Assert.Equal((3300, null, "s-examiner"), (file.FeeOf(id)!.Yen, file.FeeOf(id)!.Source, file.FeeOf(id)!.DecidedBy));
        Assert.Equal(RequestState.AwaitingPayment, file.Request(id).State);
    }

    [Fact]
    public async Task Licence_NotConfirmed_EndsTheRequestAndSaysSo()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.NameChange);

        await host.DoAsync(doctor, TaskKind.CheckLicence, TaskOutcome.Refused);

        Assert.Equal(RequestState.Declined, await host.StateAsync(doctor, id));
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.Declined], Paperwork.MailsOf(host));
        Assert.Empty((await host.Get<Worklists>().OpenTasksAsync(cancellationToken: Token)).Items);
    }

    [Fact]
    public async Task Loss_ThatNobodyHasReported_IsNotExaminedBeforeTheCardIsRevoked()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);

        ProblemException unreported = await Assert.ThrowsAsync<ProblemException>(() => host.ExamineAsync(doctor, ReissueReason.Loss));
        await host.CallAsync(Desk.Proved);
        await host.SettleAsync();
        await host.ExamineAsync(doctor, ReissueReason.Loss);

        Assert.Equal("loss-not-reported", unreported.Problem.Code);
        Assert.Equal(RequestState.AwaitingLicenceCheck, await host.StateAsync(doctor, id));
    }

    [Fact]
    public async Task Findings_ThatAreNotWhole_AreRefusedAndChangeNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor);

        ProblemException undecided = await Assert.ThrowsAsync<ProblemException>(
            () => host.ExamineAsync(doctor, ReissueReason.Damage, others: [new(PaperItem.Form, PaperFinding.NotNeeded)]));
        ProblemException noDefect = await Assert.ThrowsAsync<ProblemException>(
            () => host.ExamineAsync(doctor, ReissueReason.Damage, others: [new(PaperItem.Photo, PaperFinding.Defective)]));
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ExaminePapers);
        ProblemException plain = await Assert.ThrowsAsync<ProblemException>(
            () => host.Get<RequestDesk>().CompleteTaskAsync(id, task.TaskId, TaskOutcome.Confirmed, null, FlowHost.Examiner, host.Signals, Token));

        Assert.All([undecided, noDefect], error => Assert.Equal("findings", error.Problem.Field));
        Assert.Contains("『写真』: 不備の内容を1つ以上選んでください。", noDefect.Problem.Detail, StringComparison.Ordinal);
        Assert.Equal("by-examination", plain.Problem.Code);
        Assert.Equal(RequestState.AwaitingExamination, await host.StateAsync(doctor, id));
        Assert.Empty((await host.FileAsync(doctor.Holder.HolderId)).Examinations);
    }

    static Task<Request> WithdrawAsync(FlowHost host, string requestId) =>
        host.Get<RequestDesk>().WithdrawAsync(requestId, "ご本人の申し出", FlowHost.Reception, host.Signals, Token);
}
