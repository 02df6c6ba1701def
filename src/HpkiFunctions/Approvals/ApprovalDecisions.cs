using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.RegisterChanges;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Approvals;

/// <summary>承認 by someone who had no hand in the request: it has its effect, or goes back to the examination.</summary>
public sealed class ApprovalDecisions(PaperCourse course, TimeProvider time)
{
    /// <exception cref="ProblemException">Whoever decides had a hand in it.</exception>
    public Decision Decide(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        Request request = file.Request(task.RequestId);

        // The task's list is as of its opening, kept up whenever somebody touches the request; this holds even where that was forgotten.
        if (Hands.Of(file, request).Contains(staffId))
        {
            throw new ProblemException(Problem.FourEyes);
        }

        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note);
        return outcome == TaskOutcome.Confirmed
            ? course.EnterNext(
                    decision.Record("request.approved", Actor.Staff(staffId), request.RequestId, approvedBy: staffId).Apply(file, request, staffId, now),
                    file, request, ProcedureStage.Approval, PaperCourse.RoundOf(file, request.RequestId), staffId)
                .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId)
            : course.SendBack(decision, request, task, staffId);
    }
}
