using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>How staff tasks open and end, the same in every procedure.</summary>
static class StaffTasks
{
    /// <summary>The id of the task that belongs to this step; the same step always gives the same task.</summary>
    public static string IdOf(string step) => RecordId.From('t', step);

    /// <summary>A task that nobody of <paramref name="excluded"/>, who had a hand in the matter, can complete; the system and nobody are passed over.</summary>
    public static StaffTask New(
        Request request, TaskKind kind, string step, DateTimeOffset now, DateTimeOffset due, params IEnumerable<string?> excluded) => new()
        {
            TaskId = IdOf(step),
            RequestId = request.RequestId,
            HolderId = request.HolderId,
            Kind = kind,
            OpenedAt = now,
            DueAt = due,
            ExcludedStaffIds = [.. Staff(excluded)],
        };

    /// <summary>Keeps people who have a hand in the matter now from completing its open tasks of one kind.</summary>
    public static Decision Exclude(this Decision decision, HolderFile file, string requestId, TaskKind kind, params IEnumerable<string?> excluded)
    {
        foreach (StaffTask task in file.Tasks.Where(task => task.RequestId == requestId && task.Kind == kind && task.CompletedAt is null))
        {
            string[] all = [.. task.ExcludedStaffIds.Union(Staff(excluded))];
            if (all.Length > task.ExcludedStaffIds.Count)
            {
                decision.Put(task with { ExcludedStaffIds = all });
            }
        }

        return decision;
    }

    /// <summary>Starts a decision with a task's completion; the note is kept beside the timeline.</summary>
    public static Decision Complete(StaffTask task, TaskOutcome outcome, string staffId, DateTimeOffset now, string? note) =>
        new Decision()
            .Put(task with { CompletedAt = now, CompletedBy = staffId, Outcome = outcome })
            .Record("task.completed", Actor.Staff(staffId), task.RequestId, Facts(task, outcome), detail: string.IsNullOrWhiteSpace(note) ? null : note.Trim());

    static IEnumerable<string> Staff(IEnumerable<string?> people) => people.OfType<string>().Where(who => who != Actor.System.ActorId).Distinct();

    /// <summary>Ends the open tasks of one kind because their matter ended by itself.</summary>
    public static void EndTasks(this Decision decision, HolderFile file, string requestId, TaskKind kind, DateTimeOffset now, string? exceptTaskId = null)
    {
        foreach (StaffTask task in file.Tasks.Where(
            task => task.RequestId == requestId && task.Kind == kind && task.CompletedAt is null && task.TaskId != exceptTaskId))
        {
            decision
                .Put(task with { CompletedAt = now, CompletedBy = Actor.System.ActorId, Outcome = TaskOutcome.Obsolete })
                .Record("task.completed", Actor.System, requestId, Facts(task, TaskOutcome.Obsolete));
        }
    }

    /// <summary>What the timeline says of a completion.</summary>
    public static Dictionary<string, string> Facts(StaffTask task, TaskOutcome outcome) => new()
    {
        ["taskId"] = task.TaskId,
        ["kind"] = task.Kind.ToString(),
        ["outcome"] = outcome.ToString(),
    };
}
