using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Licences;

/// <summary>資格確認: the licence was looked up with the ministry by a person (domain.md §3.2); this records what they found.</summary>
public sealed class LicenceDecisions(PaperCourse course, PaperEnds ends, TimeProvider time)
{
    public Decision Check(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        Request request = file.Request(task.RequestId);
        Decision decision = StaffTasks.Complete(task, outcome, staffId, time.GetUtcNow(), note);
        return (outcome == TaskOutcome.Confirmed
            ? course.EnterNext(decision, file, request, ProcedureStage.LicenceCheck, PaperCourse.RoundOf(file, request.RequestId), staffId)
            : ends.End(decision.Record("licence.unconfirmed", Actor.Staff(staffId), request.RequestId), file, request, RequestState.Declined, task.TaskId))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }
}
