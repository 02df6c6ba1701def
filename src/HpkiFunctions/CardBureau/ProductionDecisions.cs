using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.CardBureau;

/// <summary>製造失敗の対応: a person has the card made again, or ends the request.</summary>
public sealed class ProductionDecisions(PaperEnds ends, TimeProvider time)
{
    public Decision Decide(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        Request request = file.Request(task.RequestId);
        Decision decision = StaffTasks.Complete(task, outcome, staffId, time.GetUtcNow(), note);
        return outcome == TaskOutcome.Confirmed
            ? decision.MakeAgain(file.CardOrderOf(request.RequestId)!, Actor.Staff(staffId))
            : ends.End(decision, file, request, RequestState.NotProduced, task.TaskId, staffId).SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }
}
