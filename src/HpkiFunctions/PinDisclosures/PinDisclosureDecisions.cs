using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Letters;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinDisclosures;

/// <summary>
/// 暗証番号開示 after the examination: a look at the address where it is fresh, two approvals, the letter printed once by a third person, posted, and seen to
/// arrive. A letter that comes back is destroyed and goes nowhere else. Pure; the halves of the escrow key are <see cref="PinOpenings"/>'.
/// </summary>
public sealed class PinDisclosureDecisions(PaperCourse course, PinDisclosureOptions options, PaperDurations durations, TimeProvider time)
{
    static readonly Problem CardNotInForce = Problem.Conflict("card-not-in-force", "この資格証は有効ではありません", "有効でない資格証の暗証番号は開示できません。申請を取り下げ、申請者にご連絡ください。");

    /// <summary>Whether it is one of the tasks decided here.</summary>
    public static bool Has(TaskKind kind) =>
        kind is TaskKind.CheckPinAddress or TaskKind.ApproveDisclosure or TaskKind.PrintPinLetter or TaskKind.PostPinLetter or TaskKind.ConfirmPinLetter;

    public Decision Complete(HolderFile file, StaffTask task, TaskCompletion completion, string staffId) => task.Kind switch
    {
        TaskKind.CheckPinAddress => LookAtAddress(file, task, completion, staffId),
        TaskKind.ApproveDisclosure => Approve(file, task, completion, staffId),
        TaskKind.PrintPinLetter when completion.Outcome == TaskOutcome.Confirmed => throw new ProblemException(Problem.Conflict(
            "by-printing", "このタスクは、通知書を印刷すると完了します", "タスクの画面で、「通知書を印刷する」を押してください。")),
        TaskKind.PrintPinLetter => OpenAgain(file, task, completion, staffId, prints: PinOpeningRound.PrintsOf(file, task.RequestId) + 1),
        TaskKind.PostPinLetter when completion.Outcome == TaskOutcome.Confirmed => Post(file, task, completion, staffId),
        TaskKind.PostPinLetter => OpenAgain(file, task, completion, staffId, prints: PinOpeningRound.PrintsOf(file, task.RequestId)),
        TaskKind.ConfirmPinLetter => Arrive(file, task, completion, staffId),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task.Kind, "This task is not about a PIN."),
    };

    /// <summary>The letter is printed now, and the halves are used up: what goes wrong from here on needs two approvals anew.</summary>
    /// <exception cref="ProblemException">The card is not in force any more, or the address was changed since the approvals.</exception>
    public Decision Print(HolderFile file, StaffTask task, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        CheckCard(file, request);
        if (PinOpeningRound.IsAddressInDoubt(file, request, options))
        {
            throw new ProblemException(Problem.Conflict("address-changed", "承認の後に住所が変わっています",
                "新しい住所へは、そのままお送りできません。「印刷しない」を選び、理由を記録してください。住所の再確認からやり直します。"));
        }

        Dictionary<string, string> facts = new() { ["cardSerial"] = request.CardSerial! };
        foreach ((int i, StaffTask approval) in PinOpeningRound.ApprovalsOf(file, request).Index())
        {
            facts[$"approver{i + 1}"] = approval.CompletedBy!;
        }

        return StaffTasks.Complete(task, TaskOutcome.Confirmed, staffId, now, note: null)
            .Record("pin.opened", Actor.Staff(staffId), request.RequestId, facts)
            .Put(PaperCourse.In(request, RequestState.AwaitingPinPosting))
            .Put(StaffTasks.New(request, TaskKind.PostPinLetter, $"post-pin-{task.TaskId}", now, course.TaskDue(now)))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    Decision LookAtAddress(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note);
        return completion.Outcome == TaskOutcome.Confirmed
            ? decision.AskForApprovals(file, request, (PaperCourse.RoundOf(file, request.RequestId), PinOpeningRound.PrintsOf(file, request.RequestId) + 1), now, course.TaskDue(now))
                .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId)
            : course.SendBack(decision, request, task, staffId);
    }

    Decision Approve(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        StaffTask other = PinOpeningRound.ApprovalsOf(file, request).Single(approval => approval.TaskId != task.TaskId);
        if (Hands.Of(file, request, TaskKind.CheckPinAddress, TaskKind.ApproveDisclosure).Contains(staffId) || other.CompletedBy == staffId)
        {
            throw new ProblemException(Problem.FourEyes);
        }

        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note);
        if (completion.Outcome == TaskOutcome.Refused)
        {
            decision.EndTasks(file, request.RequestId, TaskKind.ApproveDisclosure, now, exceptTaskId: task.TaskId);
            return course.SendBack(decision, request, task, staffId);
        }

        CheckCard(file, request);
        decision.Record("pin.approved", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string> { ["taskId"] = task.TaskId }, approvedBy: staffId);
        return other.CompletedAt is null
            ? decision.Put(other with { ExcludedStaffIds = [.. other.ExcludedStaffIds.Append(staffId).Distinct()] })
            : decision.Put(PaperCourse.In(request, RequestState.AwaitingPinPrint))
                .Put(StaffTasks.New(request, TaskKind.PrintPinLetter, $"print-pin-{task.TaskId}", now, course.TaskDue(now), staffId, other.CompletedBy))
                .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    Decision OpenAgain(HolderFile file, StaffTask task, TaskCompletion completion, string staffId, int prints)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        return StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .EnterOpening(file, request, options, (PaperCourse.RoundOf(file, request.RequestId), prints + 1), now, course.TaskDue(now))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    Decision Post(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        string tracking = TrackingNumber.Of(completion.TrackingNumber)
            ?? throw new ProblemException(Problem.BadField("trackingNumber", "追跡番号がありません", "暗証番号は、追跡できる方法で発送し、追跡番号を入力してください。"));
        return StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Record("pin.posted", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string> { ["tracking"] = tracking })
            .Put(PaperCourse.In(request, RequestState.PinInPost) with { TrackingNumber = tracking })
            .Put(StaffTasks.New(request, TaskKind.ConfirmPinLetter, $"pin-arrives-{task.TaskId}", now, now.AddDays(durations.PostDays)))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    // Sent back, it is shredded by two people and the holder is called; a new address is a new request.
    Decision Arrive(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        bool arrived = completion.Outcome == TaskOutcome.Confirmed;
        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Record(arrived ? "pin.delivered" : "pin.returned", Actor.Staff(staffId), request.RequestId)
            .Put(PaperCourse.In(request, arrived ? RequestState.Completed : RequestState.PinReturned) with { ClosedAt = now })
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
        return arrived ? decision : decision.Put(StaffTasks.New(request, TaskKind.ReturnedLetter, $"pin-returned-{task.TaskId}", now, course.TaskDue(now)));
    }

    static void CheckCard(HolderFile file, Request request)
    {
        if (file.Card(request.CardSerial!).State != CardState.Active)
        {
            throw new ProblemException(CardNotInForce);
        }
    }
}
