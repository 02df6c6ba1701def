using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Approvals;
using HpkiFunctions.Licences;
using HpkiFunctions.LostReports;
using HpkiFunctions.Payments;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Problems;
using HpkiFunctions.Renewals;
using HpkiFunctions.Reviews;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Requests;

/// <summary>The desk at which staff open a request and do its tasks; who may do what is decided here, once for pages and API.</summary>
public sealed class RequestDesk(
    HolderRegistry registry, LookupIndex lookups, LostReportDecisions lostReports, LostReportFormDecisions forms, SecondCertificateDecisions second, WaitingRequests waiting,
    RenewalNotices renewals, LicenceDecisions licences, FeeDecisions fees, ApprovalDecisions approvals, CardTasks cards, PinDisclosureDecisions disclosures,
    PinUnblockDecisions unblocks, PinOpenings openings, EmergencyRevocations revocations, StaffDirectory directory, TimeProvider time)
{
    const int LongestNote = 2000;

    // A request's number stands in the address, under this name.
    const string NumberField = "number";

    /// <summary>The request and its holder's file.</summary>
    /// <exception cref="ProblemException">The number is malformed or unknown.</exception>
    public async Task<(HolderFile File, Request Request)> OpenAsync(string? requestNumber, CancellationToken cancellationToken)
    {
        HolderFile file = await registry.OpenAsync(await HolderOfAsync(requestNumber, cancellationToken), cancellationToken);
        return (file, file.Request(IdOf(requestNumber)));
    }

    /// <summary>Completes a task for which an outcome and a note are all there is to say.</summary>
    public Task<StaffTask> CompleteTaskAsync(
        string requestNumber, string taskId, TaskOutcome outcome, string? note, StaffPrincipal staff, IOrchestrationSignals signals,
        CancellationToken cancellationToken) =>
        CompleteTaskAsync(requestNumber, taskId, new() { Outcome = outcome, Note = note }, staff, signals, cancellationToken);

    /// <summary>Completes a task. The same completion again answers the same; another person's completion is a conflict.</summary>
    public async Task<StaffTask> CompleteTaskAsync(
        string requestNumber, string taskId, TaskCompletion completion, StaffPrincipal staff, IOrchestrationSignals signals,
        CancellationToken cancellationToken)
    {
        (TaskOutcome outcome, string? note) = (completion.Outcome, completion.Note);
        CheckNote(note);
        if (outcome is not (TaskOutcome.Confirmed or TaskOutcome.Refused))
        {
            throw new ProblemException(Problem.BadField("outcome", "結果を選べません", "確認できたか、できなかったかのどちらかを選んでください。"));
        }

        if (outcome == TaskOutcome.Refused && string.IsNullOrWhiteSpace(note))
        {
            throw new ProblemException(Problem.BadField("note", "理由がありません", "不一致・疑義ありとする理由を入力してください。"));
        }

        if (taskId.Length is 0 or > 64 || !taskId.All(char.IsAsciiLetterOrDigit))
        {
            throw UnknownTask();
        }

        string requestId = IdOf(requestNumber);
        string holderId = await HolderOfAsync(requestNumber, cancellationToken);
        if (completion is { Outcome: TaskOutcome.Confirmed, Passphrase: { } passphrase })
        {
            await ApplyHalfAsync(await registry.OpenAsync(holderId, cancellationToken), requestId, taskId, passphrase, staff, signals, cancellationToken);
        }

        DecisionResult result = await registry.DecideAsync(
            holderId, $"task-{taskId}", file => Complete(file, requestId, taskId, completion, staff), signals, CancellationToken.None);
        StaffTask task = TaskOf(result.File, requestId, taskId);
        if (task.Kind is TaskKind.ProveCaller or TaskKind.HandOverCard or TaskKind.ConfirmDelivery && result.File.Request(requestId).OrderId is { } orderId)
        {
            await revocations.TryNowAsync(result.File, orderId, signals);
        }

        return task.CompletedBy == staff.StaffId && task.Outcome == outcome
            ? task
            : throw new ProblemException(Problem.Conflict("task-done", "このタスクは完了しています", "別の担当者が先に完了しました。申請の画面で結果を確認してください。"));
    }

    /// <summary>担当: takes a task on, or gives it back. Taking it from somebody needs a reason.</summary>
    public async Task<StaffTask> ClaimTaskAsync(
        string requestNumber, string taskId, TaskClaim claim, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(claim.Reason, "reason");
        (HolderFile file, Request request) = await OpenAsync(requestNumber, cancellationToken);
        DecisionResult result = await registry.DecideAsync(file, $"claim-{taskId}-{Guid.NewGuid():N}", now =>
        {
            StaffTask task = TaskOf(now, request.RequestId, taskId);
            return WhyNot(task.Kind, task.HolderId, task.ExcludedStaffIds, staff) is { } problem ? throw new ProblemException(problem)
                : claim.Claim ? TaskClaims.Take(task, staff.StaffId, claim.Reason, time.GetUtcNow())
                : TaskClaims.GiveBack(task, staff.StaffId);
        }, signals, CancellationToken.None);
        return TaskOf(result.File, request.RequestId, taskId);
    }

    /// <summary>Whether this member of staff could take the task on, whoever has it.</summary>
    public bool MayClaim(StaffTask task, StaffPrincipal staff) => WhyNot(task.Kind, task.HolderId, task.ExcludedStaffIds, staff) is null;

    /// <summary>暗証番号通知書 is printed: the PDF, this once.</summary>
    public async Task<byte[]> PrintPinAsync(string requestNumber, string taskId, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        (HolderFile file, Request request) = await OpenAsync(requestNumber, cancellationToken);
        StaffTask task = TaskOf(file, request.RequestId, taskId);
        return task.Kind != TaskKind.PrintPinLetter ? throw UnknownTask()
            : WhyNot(task, staff) is { } problem ? throw new ProblemException(problem)
            : await openings.PrintAsync(file, task, staff, signals, cancellationToken);
    }

    /// <summary>カードの発見 is noted.</summary>
    public Task<Request> CardFoundAsync(
        string requestNumber, string? note, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(note);

        // It may be said before the caller is proved and again after the revocation; which of them is no news, the file says.
        return ActAsync(requestNumber, $"found-{Guid.NewGuid():N}", ProcedureStep.RecordCardFound, staff,
            (file, requestId) => lostReports.CardFound(file, requestId, staff.StaffId, note), signals, cancellationToken);
    }

    /// <summary>取下げ.</summary>
    public Task<Request> WithdrawAsync(
        string requestNumber, string? reason, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(reason, "reason");
        return string.IsNullOrWhiteSpace(reason)
            ? throw new ProblemException(Problem.BadField("reason", "理由がありません", "取下げの理由を入力してください。"))
            : ActAsync(requestNumber, "withdraw", ProcedureStep.Withdraw, staff,
                (file, requestId) => Withdraw(file, requestId, staff, reason), signals, cancellationToken);
    }

    /// <summary>HPKIセカンド電子証明書: the holder's wish, asked later than in the call or changed. Said again, it changes nothing.</summary>
    public Task<Request> AnswerSecondCertificateAsync(
        string requestNumber, bool wish, string? note, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(note);
        SecondCertificateAnswer answer = wish ? SecondCertificateAnswer.Yes : SecondCertificateAnswer.No;

        // Each change of mind is a decision of its own; which of them are none, the file says.
        return ActAsync(requestNumber, $"second-{Guid.NewGuid():N}", ProcedureStep.ArrangeSecondCertificate, staff,
            (file, requestId) => second.Answer(file, requestId, answer, staff.StaffId, note), signals, cancellationToken);
    }

    /// <summary>Why this member of staff cannot note the wish for the second certificate now; null when they can.</summary>
    public Problem? WhyNotAnswer(Request request, StaffPrincipal staff) =>
        WhyNot(ProcedureStep.ArrangeSecondCertificate, request.HolderId, staff) ?? SecondCertificateDecisions.WhyNot(request);

    /// <summary>Why this member of staff may not do the task; null when they may.</summary>
    public Problem? WhyNot(StaffTask task, StaffPrincipal staff) =>
        WhyNot(task.Kind, task.HolderId, task.ExcludedStaffIds, staff) ?? (task.CompletedAt is null ? TaskClaims.WhyNot(task.Kind, task.ClaimedBy, staff.StaffId) : null);

    /// <summary>Why this member of staff may not do the task of the worklist; null when they may.</summary>
    public Problem? WhyNot(OpenTask task, StaffPrincipal staff) =>
        WhyNot(task.Kind, task.HolderId, task.ExcludedStaffIds, staff) ?? TaskClaims.WhyNot(task.Kind, task.ClaimedBy, staff.StaffId);

    /// <summary>Whether the step is open to this member of staff; who may take it is the same in every procedure that has it.</summary>
    public Problem? WhyNot(ProcedureStep step, string holderId, StaffPrincipal staff)
    {
        Procedure rules = ProcedureCatalogue.All.First(procedure => procedure.MayDo.ContainsKey(step));
        return directory.IsOwn(staff.StaffId, holderId) ? Problem.OwnCard
            : rules.Allows(step, staff.Roles) ? null
            : Problem.MissingRole(rules.MayDo[step]);
    }

    /// <summary>Why this member of staff cannot withdraw the request now; null when they can.</summary>
    public Problem? WhyNotWithdraw(HolderFile file, Request request, StaffPrincipal staff) =>
        WhyNot(ProcedureStep.Withdraw, request.HolderId, staff) ?? request.Procedure switch
        {
            ProcedureKind.LostReport => LostReportDecisions.WhyNoWithdrawal(request),
            ProcedureKind.EmergencyRevocation => throw NoRequest(request),
            ProcedureKind.RenewalNotice => RenewalNotices.WhyNoStop(request),
            _ => WaitingRequests.WhyNoWithdrawal(file, request),
        };

    Problem? WhyNot(TaskKind kind, string holderId, IReadOnlyList<string> excludedStaffIds, StaffPrincipal staff)
    {
        (ProcedureKind procedure, ProcedureStep step) = StepOf(kind);
        Procedure rules = ProcedureCatalogue.Of(procedure);
        return directory.IsOwn(staff.StaffId, holderId) ? Problem.OwnCard
            : !rules.Allows(step, staff.Roles) ? Problem.MissingRole(rules.MayDo[step])
            : excludedStaffIds.Contains(staff.StaffId) ? Problem.FourEyes
            : null;
    }

    async Task<Request> ActAsync(
        string requestNumber, string act, ProcedureStep step, StaffPrincipal staff, Func<HolderFile, string, Decision?> decide,
        IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string requestId = IdOf(requestNumber);
        string holderId = await HolderOfAsync(requestNumber, cancellationToken);
        if (WhyNot(step, holderId, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        DecisionResult result = await registry.DecideAsync(
            holderId, $"{act}-{requestId}", file => decide(file, requestId), signals, CancellationToken.None);
        return result.File.Request(requestId);
    }

    Decision Withdraw(HolderFile file, string requestId, StaffPrincipal staff, string reason) => file.Request(requestId) switch
    {
        { Procedure: ProcedureKind.LostReport } => lostReports.Withdraw(file, requestId, staff.StaffId, reason),
        { Procedure: ProcedureKind.EmergencyRevocation } other => throw NoRequest(other),
        { Procedure: ProcedureKind.RenewalNotice } => renewals.Stop(file, requestId, staff.StaffId, reason),
        _ => waiting.Withdraw(file, requestId, staff.StaffId, reason),
    };

    static InvalidOperationException NoRequest(Request request) => new($"Request {request.RequestId} follows {request.Procedure}, which is no procedure of requests.");

    Decision? Complete(HolderFile file, string requestId, string taskId, TaskCompletion completion, StaffPrincipal staff)
    {
        (TaskOutcome outcome, string? note) = (completion.Outcome, completion.Note);
        StaffTask task = TaskOf(file, requestId, taskId);
        if (WhyNot(task, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        return task.CompletedAt is not null
            ? null
            : task.Kind switch
            {
                TaskKind.ProveCaller => lostReports.ProveCaller(file, task, outcome, staff.StaffId, note, completion.CalledBackNumber),
                _ when !string.IsNullOrWhiteSpace(completion.CalledBackNumber) => throw new ProblemException(RegisteredPhone.NotAsked),
                TaskKind.DecideFee => fees.Decide(file, task, outcome, staff.StaffId, note, completion.Yen),
                _ when completion.Yen is not null => throw new ProblemException(Problem.BadField("yen", "このタスクでは金額を記録しません", "金額の欄を空にしてください。")),
                TaskKind.ExaminePapers => throw new ProblemException(Problem.Conflict("by-examination", "書類ごとの確認の結果が必要です", "書類審査の画面で、書類ごとの結果を記録してください。")),
                TaskKind.CheckLicence => licences.Check(file, task, outcome, staff.StaffId, note),
                TaskKind.ApproveRequest => approvals.Decide(file, task, outcome, staff.StaffId, note),
                TaskKind.ApproveDisclosure when outcome == TaskOutcome.Confirmed && completion.Passphrase is null => throw new ProblemException(PinOpenings.NoPassphrase),
                var kind when PinDisclosureDecisions.Has(kind) => disclosures.Complete(file, task, completion, staff.StaffId),
                var kind when PinUnblockDecisions.Has(kind) => unblocks.Complete(file, task, completion, staff.StaffId),
                TaskKind.CheckForm => forms.CheckForm(file, task, outcome, staff.StaffId, note, completion.SecondCertificate),
                TaskKind.ReviewEmergency => EmergencyReviews.Complete(file, task, outcome, staff.StaffId, time.GetUtcNow(), note),
                TaskKind.NotifyByPost => throw new ProblemException(Problem.Conflict("by-letter", "このタスクは、通知書の投函または取消を記録すると完了します",
                    "通知書の画面で、投函したこと、または取消の理由を記録してください。")),
                TaskKind.CallHolder or TaskKind.ReturnedLetter or TaskKind.EndSecondCertificate or TaskKind.FlowStopped or TaskKind.RefundPayment or TaskKind.ClarifyPayment =>
                    StaffTasks.Complete(task, outcome, staff.StaffId, time.GetUtcNow(), note),
                var kind when CardTasks.Has(kind) => cards.Complete(file, task, completion, staff.StaffId),
                TaskKind.CheckMailAddress => MailAddresses.Check(file, task, outcome, staff.StaffId, time.GetUtcNow(), note),
                _ => throw new InvalidOperationException($"No decision belongs to a task of kind {task.Kind}."),
            };
    }

    // The half is there before the decision says so; without the decision it is of no use.
    async Task ApplyHalfAsync(
        HolderFile file, string requestId, string taskId, string passphrase, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        StaffTask task = TaskOf(file, requestId, taskId);
        if (task.Kind != TaskKind.ApproveDisclosure)
        {
            throw new ProblemException(Problem.BadField("passphrase", "このタスクでは合言葉を使いません", "合言葉の欄を空にしてください。"));
        }

        if (task.CompletedAt is null)
        {
            await (WhyNot(task, staff) is { } problem ? throw new ProblemException(problem) : openings.ApplyHalfAsync(file, task, passphrase, staff, signals, cancellationToken));
        }
    }

    async Task<string> HolderOfAsync(string? requestNumber, CancellationToken cancellationToken)
    {
        string requestId = IdOf(requestNumber);
        IReadOnlyList<LookupHit> hits = await lookups.FindAsync(LookupKind.RequestId, requestId, cancellationToken: cancellationToken);
        return hits.Count > 0 ? hits[0].HolderId : throw new ProblemException(Problem.NotFound("unknown-request", "この受付番号の申請はありません",
            "受付番号を確認してください。番号の形式は正しいため、別の番号との取り違えが考えられます。"));
    }

    static string IdOf(string? requestNumber)
    {
        try
        {
            return RequestNumber.Parse(requestNumber).Id;
        }
        catch (InvalidIdentifierException invalid)
        {
            throw new ProblemException(Problem.Of(invalid, NumberField));
        }
    }

    /// <exception cref="ProblemException">The request has no such task.</exception>
    public static StaffTask TaskOf(HolderFile file, string requestId, string taskId) =>
        file.Tasks.FirstOrDefault(task => task.TaskId == taskId && task.RequestId == requestId)
        ?? throw UnknownTask();

    static ProblemException UnknownTask() => new(Problem.NotFound("unknown-task", "このタスクはありません", "申請の画面からタスクを選び直してください。"));

    /// <exception cref="ProblemException">The words are too long.</exception>
    internal static void CheckNote(string? note, string field = "note")
    {
        if (note?.Length > LongestNote)
        {
            throw new ProblemException(Problem.BadField(field, field == "note" ? "メモが長すぎます" : "理由が長すぎます", $"{LongestNote:N0}文字以内で入力してください。"));
        }
    }

    static (ProcedureKind Procedure, ProcedureStep Step) StepOf(TaskKind kind) => kind switch
    {
        TaskKind.ProveCaller => (ProcedureKind.LostReport, ProcedureStep.ProveCaller),
        TaskKind.CheckForm => (ProcedureKind.LostReport, ProcedureStep.CheckForm),
        TaskKind.CallHolder => (ProcedureKind.LostReport, ProcedureStep.CallHolder),
        TaskKind.NotifyByPost or TaskKind.ReturnedLetter or TaskKind.CheckMailAddress => (ProcedureKind.LostReport, ProcedureStep.CallHolder),
        TaskKind.EndSecondCertificate => (ProcedureKind.LostReport, ProcedureStep.ArrangeSecondCertificate),
        TaskKind.FlowStopped => (ProcedureKind.LostReport, ProcedureStep.SeeToStoppedFlow),
        TaskKind.ReviewEmergency => (ProcedureKind.EmergencyRevocation, ProcedureStep.ReviewEmergency),

        // The same roles in every procedure on paper.
        TaskKind.ExaminePapers => (ProcedureKind.Reissue, ProcedureStep.ExaminePapers),
        TaskKind.CheckLicence => (ProcedureKind.Reissue, ProcedureStep.CheckLicence),
        TaskKind.DecideFee => (ProcedureKind.Reissue, ProcedureStep.DecideFee),
        TaskKind.ApproveRequest => (ProcedureKind.Reissue, ProcedureStep.Approve),
        TaskKind.RefundPayment or TaskKind.ClarifyPayment => (ProcedureKind.Reissue, ProcedureStep.RefundPayment),
        TaskKind.ProductionFailed or TaskKind.ClarifyBureauAnswer => (ProcedureKind.Reissue, ProcedureStep.SeeToProduction),
        TaskKind.ArrangeDelivery or TaskKind.HandOverCard or TaskKind.PostCard or TaskKind.ConfirmDelivery => (ProcedureKind.Reissue, ProcedureStep.DeliverCard),
        TaskKind.ReceiveOldCard or TaskKind.DestroyOldCard or TaskKind.WitnessDestruction => (ProcedureKind.Reissue, ProcedureStep.TakeBackCard),
        TaskKind.CheckPinAddress or TaskKind.ApproveDisclosure => (ProcedureKind.PinDisclosure, ProcedureStep.ApproveDisclosure),
        TaskKind.UnblockCard or TaskKind.ReturnCard or TaskKind.ConfirmReturn => (ProcedureKind.PinUnblock, ProcedureStep.UnblockCard),
        TaskKind.PrintPinLetter or TaskKind.PostPinLetter or TaskKind.ConfirmPinLetter => (ProcedureKind.PinDisclosure, ProcedureStep.SendPin),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No step belongs to this kind of task."),
    };
}
