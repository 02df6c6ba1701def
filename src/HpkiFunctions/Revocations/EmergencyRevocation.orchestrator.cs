using Hpki.Procedures.Requests;
using HpkiFunctions.Duty;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Revocations;

/// <summary>
/// 緊急失効. The request that took the call executes the order itself, so that no cold start stands between call and list; this flow
/// makes sure of it: it tries for ever, wakes the duty officer after a quarter of an hour and records an exception after a day
/// (ETSI EN 319 411-1 REV-6.2.4). Then it tells the holder, and sees to it that a second person reviews the emergency.
/// </summary>
public static class EmergencyRevocation
{
    static readonly TimeSpan HeadStartOfTheCall = TimeSpan.FromSeconds(10);
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    static readonly TimeSpan DutyAlarmAfter = TimeSpan.FromMinutes(15);
    static readonly TimeSpan ExceptionAfter = TimeSpan.FromHours(24);

    // A fresh history now and then: neither a day of trying nor a year of waiting must grow one without end.
    const int AttemptsPerHistory = 40;
    const int ReviewAlarmsPerHistory = 20;

    [Function(nameof(EmergencyRevocation))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RevocationCase order = context.GetInput<RevocationCase>()!;
        if (order.TakenUpAt is null)
        {
            order = order with { TakenUpAt = context.CurrentUtcDateTime };
            await context.CreateTimer(HeadStartOfTheCall, CancellationToken.None);
        }

        order = await RevokeAsync(context, order);
        if (order.LastOutcome != RevocationOutcome.Confirmed)
        {
            context.ContinueAsNew(order);
            return;
        }

        // Beside the review: a provider that takes no mail for a day must not hold the review's alarm up.
        Task told = context.SendStatusMailAsync(new StatusMail(order.HolderId, order.RequestId, StatusMailKind.LostReportRevoked));
        (order, TaskOutcome? review) = await WaitForReviewAsync(context, order);
        await told;
        switch (review)
        {
            case null:
                context.ContinueAsNew(order);
                break;
            case TaskOutcome.Refused:
                // The emergency was not justified. A revocation is never undone; those in charge must know.
                await context.AlertDutyAsync(Alert(order, DutyAlertKind.ReviewRefused, order.ReviewTaskId));
                break;
        }
    }

    static async Task<RevocationCase> RevokeAsync(TaskOrchestrationContext context, RevocationCase order)
    {
        TimeSpan pause = FirstPause;
        for (int attempt = 1; attempt <= AttemptsPerHistory && order.LastOutcome != RevocationOutcome.Confirmed; attempt++)
        {
            order = order with { LastOutcome = await ExecuteAsync(context, order) };
            if (order.LastOutcome != RevocationOutcome.Confirmed)
            {
                order = await EscalateAsync(context, order);
                await context.CreateTimer(pause, CancellationToken.None);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }

        return order;
    }

    static async Task<RevocationOutcome> ExecuteAsync(TaskOrchestrationContext context, RevocationCase order)
    {
        try
        {
            return await context.CallActivityAsync<RevocationOutcome>(nameof(RevocationActivities.ExecuteRevocation), order);
        }
        catch (TaskFailedException)
        {
            return RevocationOutcome.Failed;
        }
    }

    // One attempt a round: nothing stands between the rounds of the revocation itself.
    static async Task<RevocationCase> EscalateAsync(TaskOrchestrationContext context, RevocationCase order)
    {
        TimeSpan trying = context.CurrentUtcDateTime - order.TakenUpAt!.Value;
        if (trying >= DutyAlarmAfter && !order.DutyAlarmed)
        {
            DutyAlert alert = Alert(order, DutyAlertKind.RevocationUnconfirmed, order.OrderId) with { Cause = order.LastOutcome };
            order = order with { DutyAlarmed = (await context.TryAlertDutyAsync(alert)).Outcome == DutyAlertOutcome.Sent };
        }

        if (trying >= ExceptionAfter && !order.ExceptionRecorded)
        {
            order = order with { ExceptionRecorded = await TryRecordExceptionAsync(context, order) };
        }

        return order;
    }

    static async Task<bool> TryRecordExceptionAsync(TaskOrchestrationContext context, RevocationCase order)
    {
        try
        {
            await context.CallActivityAsync(nameof(RevocationActivities.RecordException), order);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    /// <returns>How the review ended; null when the history has grown long enough and the waiting goes on in a new one.</returns>
    static async Task<(RevocationCase Order, TaskOutcome? Review)> WaitForReviewAsync(TaskOrchestrationContext context, RevocationCase order)
    {
        Inbox inbox = new(context);
        OverdueAlarms alarms = new(
            context, Alert(order, DutyAlertKind.ReviewOverdue, order.ReviewTaskId) with { Round = order.ReviewAlarms }, order.NextReviewAlarmAt);
        TaskOutcome? review = null;
        for (int waits = 0; review is null && waits < ReviewAlarmsPerHistory; waits++)
        {
            if (!await inbox.NextAsync(alarms.NextAt))
            {
                await alarms.RaiseAsync();
            }

            review = await context.CallActivityAsync<TaskOutcome?>(nameof(RevocationActivities.ReadReview), order, Retries.Patient);
        }

        return (order with { ReviewAlarms = alarms.Raised, NextReviewAlarmAt = alarms.NextAt }, review);
    }

    static DutyAlert Alert(RevocationCase order, DutyAlertKind kind, string referenceId) =>
        new(order.HolderId, order.RequestId, kind, referenceId, order.OrderedAt);
}
