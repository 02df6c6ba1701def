using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Revocations;

/// <summary>緊急失効の事後確認: was the emergency justified? The revocation stays either way.</summary>
static class EmergencyReviews
{
    public static Decision Complete(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, DateTimeOffset now, string? note)
    {
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note);
        if (file.Request(task.RequestId).OrderId is not { } orderId)
        {
            throw new InvalidOperationException($"Review {task.TaskId} belongs to no order.");
        }

        if (outcome == TaskOutcome.Refused)
        {
            decision.Record("review.refused", Actor.Staff(staffId), task.RequestId, new Dictionary<string, string> { ["orderId"] = orderId, ["taskId"] = task.TaskId });
        }

        return decision.Signal(EmergencyRevocations.InstanceId(orderId), new Signal(SignalKind.TaskCompleted, task.TaskId));
    }
}
