using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>差戻し: whoever decides after the examination finds that it has to be done again.</summary>
static class SendingBack
{
    public static Decision SendBack(this PaperCourse course, Decision decision, Request request, StaffTask task, string staffId) => course
        .EnterExamination(
            decision.Record("papers.sent-back", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string> { ["taskId"] = task.TaskId }),
            request, $"back-{task.TaskId}", request.ReceivedBy)
        .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
}
