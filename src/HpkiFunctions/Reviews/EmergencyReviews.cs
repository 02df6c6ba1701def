using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Reviews;

/// <summary>緊急失効の事後確認: was the emergency justified? The revocation stays either way.</summary>
static class EmergencyReviews
{
    /// <summary>The orchestration that watches the review of an order.</summary>
    public static string InstanceId(string orderId) => $"review-{orderId}";

    /// <summary>Asks for the review of an order, by whoever neither ordered the revocation nor received the report; its flow starts with the order's.</summary>
    public static Decision AskForReview(this Decision decision, RevocationOrder order, StaffTask review) => decision
        .Put(review)
        .Start(nameof(EmergencyReview), InstanceId(order.OrderId), new EmergencyReviewCase(
            review.HolderId, review.RequestId, review.TaskId, order.OrderedAt, review.DueAt.UtcDateTime));

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

        return decision.Signal(InstanceId(orderId), new Signal(SignalKind.TaskCompleted, task.TaskId));
    }
}
