using Hpki.Procedures.Catalogue;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Letters;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinUnblocks;

/// <summary>
/// PIN閉塞解除 at the centre: the card is unblocked or cannot be, goes back to the residence by tracked post either way, and is seen to arrive. How it is
/// unblocked is not known (domain.md §1.1): it is a step that a person does and records. Pure.
/// </summary>
public sealed class PinUnblockDecisions(PaperCourse course, PinUnblockOptions options, PaperDurations durations, TimeProvider time)
{
    /// <summary>Whether it is one of the tasks decided here.</summary>
    public static bool Has(TaskKind kind) => kind is TaskKind.UnblockCard or TaskKind.ReturnCard or TaskKind.ConfirmReturn;

    /// <summary>The request with the way that the examiner read from the form; the request itself in every other procedure.</summary>
    /// <exception cref="ProblemException">No way was chosen, or one that the centre does not offer.</exception>
    public Request Examined(Request request, UnblockWay? way) =>
        request.Procedure != ProcedureKind.PinUnblock ? request
        : way is not { } chosen || !Enum.IsDefined(chosen) ? throw new ProblemException(Problem.BadField("unblockWay", "解除の方法が選ばれていません", "申請書のとおり、解除の方法を選んでください。"))
        : options.Only is { } only && only != chosen ? throw new ProblemException(Problem.BadField("unblockWay", "この方法による解除は行っていません",
            $"当センターでは「{only.Title()}」方法だけを行っています。申請者に連絡し、方法の変更または取下げを確かめてください。"))
        : request with { UnblockWay = chosen };

    public Decision Complete(HolderFile file, StaffTask task, TaskCompletion completion, string staffId) => task.Kind switch
    {
        TaskKind.UnblockCard => Unblock(file, task, completion, staffId),
        TaskKind.ReturnCard when completion.Outcome == TaskOutcome.Confirmed => Return(file, task, completion, staffId),
        TaskKind.ReturnCard => throw new ProblemException(Problem.Conflict("card-in-centre", "お預かりした資格証は、返送が必要です",
            "発送できない事情がある場合は、ご本人に連絡したうえで、発送できるまでこのタスクを残してください。")),
        TaskKind.ConfirmReturn => Arrive(file, task, completion, staffId),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task.Kind, "This task is not about a locked card."),
    };

    Decision Unblock(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        bool done = completion.Outcome == TaskOutcome.Confirmed;
        return StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Record(done ? "pin.unblocked" : "pin.not-unblocked", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string> { ["cardSerial"] = request.CardSerial! })
            .Put(PaperCourse.In(request, RequestState.AwaitingReturn) with { IsUnblocked = done })
            .Put(StaffTasks.New(request, TaskKind.ReturnCard, $"return-{task.TaskId}", now, course.TaskDue(now)))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    Decision Return(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        string tracking = TrackingNumber.Of(completion.TrackingNumber)
            ?? throw new ProblemException(Problem.BadField("trackingNumber", "追跡番号がありません", "資格証は、追跡できる方法で発送し、追跡番号を入力してください。"));
        return StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Record("locked-card.posted", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string> { ["tracking"] = tracking })
            .Put(PaperCourse.In(request, RequestState.InReturn) with { TrackingNumber = tracking })
            .Put(StaffTasks.New(request, TaskKind.ConfirmReturn, $"arrives-{task.TaskId}", now, now.AddDays(durations.PostDays)))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    // Come back, it is sent again once the holder was asked for the address; only ever to the registered residence.
    Decision Arrive(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        bool arrived = completion.Outcome == TaskOutcome.Confirmed;
        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Record(arrived ? "locked-card.delivered" : "locked-card.came-back", Actor.Staff(staffId), request.RequestId)
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
        return arrived
            ? decision.Put(PaperCourse.In(request, request.IsUnblocked == true ? RequestState.Completed : RequestState.NotUnblocked) with { ClosedAt = now })
            : decision.Put(PaperCourse.In(request, RequestState.AwaitingReturn))
                .Put(StaffTasks.New(request, TaskKind.ReturnCard, $"return-{task.TaskId}", now, course.TaskDue(now)));
    }
}
