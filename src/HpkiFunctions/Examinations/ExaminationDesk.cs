using Hpki.Procedures.Papers;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Examinations;

/// <summary>The desk of the examiner; the same for page and API.</summary>
public sealed class ExaminationDesk(HolderRegistry registry, RequestDesk requests, ExaminationDecisions decisions)
{
    /// <summary>What a request needs or may need.</summary>
    public async Task<IReadOnlyList<PaperRequirement>> RequirementsAsync(string requestNumber, ReissueReason? reason, CancellationToken cancellationToken)
    {
        (_, Request request) = await requests.OpenAsync(requestNumber, cancellationToken);
        return decisions.RequirementsOf(request, reason ?? request.ReissueReason);
    }

    /// <summary>Takes the findings. The same examiner's again answers the same; another person's is a conflict.</summary>
    /// <exception cref="ProblemException">The findings are not whole, or it is not this person's to say.</exception>
    public async Task<PaperExamination> ExamineAsync(
        string requestNumber, string taskId, ExaminationInput input, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        RequestDesk.CheckNote(input.Note);
        (HolderFile file, Request request) = await requests.OpenAsync(requestNumber, cancellationToken);
        if (RequestDesk.TaskOf(file, request.RequestId, taskId).Kind != TaskKind.ExaminePapers)
        {
            throw new ProblemException(Problem.Conflict("no-examination", "書類審査のタスクではありません", "申請の画面からタスクを選び直してください。"));
        }

        DecisionResult result = await registry.DecideAsync(
            file, $"task-{taskId}", current => Decide(current, request.RequestId, taskId, input, staff), signals, CancellationToken.None);
        return result.File.Examinations.FirstOrDefault(examination => examination.ExaminationId == RecordId.From('e', taskId) && examination.ExaminedBy == staff.StaffId)
            ?? throw new ProblemException(Problem.Conflict("task-done", "このタスクは完了しています", "別の担当者が先に完了したか、申請が終了しました。申請の画面で結果を確認してください。"));
    }

    Decision? Decide(HolderFile file, string requestId, string taskId, ExaminationInput input, StaffPrincipal staff)
    {
        StaffTask task = RequestDesk.TaskOf(file, requestId, taskId);
        return requests.WhyNot(task, staff) is { } problem ? throw new ProblemException(problem)
            : task.CompletedAt is not null ? null
            : decisions.Examine(file, task, input, staff.StaffId);
    }
}
