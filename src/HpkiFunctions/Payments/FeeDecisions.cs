using Hpki.Procedures.Fees;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Payments;

/// <summary>手数料の決定 by a person, where the table says unknown; or the request goes back because the examination was wrong about the reason.</summary>
public sealed class FeeDecisions(PaperCourse course, TimeProvider time)
{
    /// <summary>More than any fee of the field; above it somebody has mistyped.</summary>
    public const int HighestYen = 100_000;

    /// <exception cref="ProblemException">There is no amount, or it cannot be one.</exception>
    public Decision Decide(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note, int? yen)
    {
        if (outcome == TaskOutcome.Confirmed && yen is not (>= 0 and <= HighestYen))
        {
            throw new ProblemException(Problem.BadField("yen", "手数料の額がありません", $"税込みの額を、0から{HighestYen:N0}までの整数で入力してください。無料の場合は0を入力します。"));
        }

        if (outcome == TaskOutcome.Confirmed && string.IsNullOrWhiteSpace(note))
        {
            throw new ProblemException(Problem.BadField("note", "決定の根拠がありません", "額を決めた根拠を入力してください。"));
        }

        Request request = file.Request(task.RequestId);
        Decision decision = StaffTasks.Complete(task, outcome, staffId, time.GetUtcNow(), note);
        return outcome == TaskOutcome.Confirmed
            ? course.Demand(
                    decision, file, request, new(yen, ConsumptionTax.StandardPercent, Source: null), Actor.Staff(staffId), PaperCourse.RoundOf(file, request.RequestId), staffId)
                .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId)
            : course.SendBack(decision, request, task, staffId);
    }
}
