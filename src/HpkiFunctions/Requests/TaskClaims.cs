using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Requests;

/// <summary>
/// 担当: whoever has taken a task on is the one who does it, until they give it back or somebody takes it over and says why. A caller whose card is held
/// waits for nobody's claim. Pure.
/// </summary>
static class TaskClaims
{
    /// <summary>Why the task is another's to do; null when it is not.</summary>
    public static Problem? WhyNot(TaskKind kind, string? claimedBy, string staffId) =>
        string.IsNullOrEmpty(claimedBy) || claimedBy == staffId || kind == TaskKind.ProveCaller ? null : Claimed;

    /// <returns>Null when it is theirs already.</returns>
    /// <exception cref="ProblemException">It is another's and no reason was given, or it is done.</exception>
    public static Decision? Take(StaffTask task, string staffId, string? reason, DateTimeOffset now)
    {
        CheckOpen(task);
        if (task.ClaimedBy == staffId)
        {
            return null;
        }

        if (task.ClaimedBy is not null && string.IsNullOrWhiteSpace(reason))
        {
            throw new ProblemException(Problem.BadField("reason", "引き継ぐ理由がありません", "別の担当者が担当しています。引き継ぐ理由を入力してください。"));
        }

        return new Decision()
            .Put(task with { ClaimedBy = staffId, ClaimedAt = now })
            .Record(task.ClaimedBy is null ? "task.claimed" : "task.taken-over", Actor.Staff(staffId), task.RequestId, Facts(task), detail: string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
    }

    /// <returns>Null when it is not theirs.</returns>
    /// <exception cref="ProblemException">It is done.</exception>
    public static Decision? GiveBack(StaffTask task, string staffId)
    {
        CheckOpen(task);
        return task.ClaimedBy != staffId
            ? null
            : new Decision().Put(task with { ClaimedBy = null, ClaimedAt = null }).Record("task.released", Actor.Staff(staffId), task.RequestId, Facts(task));
    }

    static void CheckOpen(StaffTask task)
    {
        if (task.CompletedAt is not null)
        {
            throw new ProblemException(Problem.Conflict("task-done", "このタスクは完了しています", "申請の画面で結果を確認してください。"));
        }
    }

    static Dictionary<string, string> Facts(StaffTask task) => new() { ["taskId"] = task.TaskId, ["kind"] = task.Kind.ToString() };

    static Problem Claimed { get; } = Problem.Conflict("claimed", "別の担当者が担当しています", "引き継ぐ場合は、理由を入力して担当者を変えてください。");
}
