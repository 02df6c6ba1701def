using Hpki.Procedures.Requests;
using HpkiFunctions.Duty;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Reviews;

/// <summary>
/// 緊急失効の事後確認. Begins with the order and runs beside the revocation (EmergencyRevocation): a second person's day is counted from the
/// order, whether or not the lists show it yet. Wakes the duty officer while the review is overdue, and when it finds no emergency.
/// </summary>
public static class EmergencyReview
{
    // A fresh history now and then: a year of waiting must not grow one without end.
    const int WaitsPerHistory = 20;

    [Function(nameof(EmergencyReview))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        EmergencyReviewCase review = context.GetInput<EmergencyReviewCase>()!;
        Inbox inbox = new(context);
        OverdueAlarms alarms = new(context, Alert(review, DutyAlertKind.ReviewOverdue) with { Round = review.Alarms }, review.NextAlarmAt);

        // Before the first wait too: the review may be done before a host that died has started this flow.
        TaskOutcome? outcome = await ReadAsync(context, review);
        for (int waits = 0; outcome is null && waits < WaitsPerHistory; waits++)
        {
            if (!await inbox.NextAsync(alarms.NextAt))
            {
                await alarms.RaiseAsync();
            }

            outcome = await ReadAsync(context, review);
        }

        switch (outcome)
        {
            case null:
                context.ContinueAsNew(review with { Alarms = alarms.Raised, NextAlarmAt = alarms.NextAt });
                break;
            case TaskOutcome.Refused:
                // The emergency was not justified. A revocation is never undone; those in charge must know.
                await context.AlertDutyAsync(Alert(review, DutyAlertKind.ReviewRefused));
                break;
        }
    }

    static Task<TaskOutcome?> ReadAsync(TaskOrchestrationContext context, EmergencyReviewCase review) =>
        context.CallActivityAsync<TaskOutcome?>(nameof(EmergencyReviewActivities.ReadReview), review, Retries.Patient);

    static DutyAlert Alert(EmergencyReviewCase review, DutyAlertKind kind) =>
        new(review.HolderId, review.RequestId, kind, review.TaskId, review.OrderedAt);
}
