using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Changeovers;

/// <summary>旧資格証の返納と廃棄: the old card comes back, and is destroyed under two signatures. The request may be complete by then.</summary>
public sealed class ReturnedCards(PaperCourse course, TimeProvider time)
{
    /// <summary>The card came back; or it will not, which the note says.</summary>
    /// <exception cref="ProblemException">Its revocation is not on the lists yet.</exception>
    public Decision Receive(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note);
        return outcome == TaskOutcome.Confirmed
            ? Change(decision, file, task, CardEvent.ReceiveBack, "card.returned", staffId)
                .Put(StaffTasks.New(file.Request(task.RequestId), TaskKind.DestroyOldCard, $"destroy-{task.RequestId}", now, course.TaskDue(now)))
            : decision;
    }

    /// <summary>The first signature: destroyed.</summary>
    public Decision Destroy(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note);
        return outcome == TaskOutcome.Confirmed
            ? decision.Put(StaffTasks.New(file.Request(task.RequestId), TaskKind.WitnessDestruction, $"witness-{task.TaskId}", now, course.TaskDue(now), staffId))
            : decision.Put(Again(file, task, now));
    }

    /// <summary>The second signature, by someone else; without it the first counts for nothing.</summary>
    public Decision Witness(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note);
        return outcome == TaskOutcome.Confirmed
            ? Change(decision, file, task, CardEvent.Destroy, "card.destroyed", staffId)
            : decision.Put(Again(file, task, now));
    }

    StaffTask Again(HolderFile file, StaffTask task, DateTimeOffset now) =>
        StaffTasks.New(file.Request(task.RequestId), TaskKind.DestroyOldCard, $"destroy-{task.TaskId}", now, course.TaskDue(now));

    static Decision Change(Decision decision, HolderFile file, StaffTask task, CardEvent happened, string what, string staffId)
    {
        Card old = file.Card(file.Request(task.RequestId).CardSerial!);
        return CardLifeCycle.Allows(old.State, happened)
            ? decision
                .Put(old with { State = CardLifeCycle.After(old.State, happened) })
                .Record(what, Actor.Staff(staffId), task.RequestId, new Dictionary<string, string> { ["cardSerial"] = old.CardSerial })
            : throw new ProblemException(Problem.Conflict("old-card-state", "まだ記録できません",
                $"旧資格証の状態は「{old.State.Title()}」です。失効が失効リストで確認された後に、記録してください。"));
    }
}
