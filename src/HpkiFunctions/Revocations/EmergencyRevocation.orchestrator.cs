using HpkiFunctions.Duty;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Revocations;

/// <summary>
/// 緊急失効. The request that took the call executes the order itself, so that no cold start stands between call and list; this flow
/// makes sure of it: it tries for ever, wakes the duty officer after a quarter of an hour and each business morning, and records an
/// exception after a day (ETSI EN 319 411-1 REV-6.2.4). Then it tells the holder. Its review is a flow of its own (EmergencyReview).
/// </summary>
public static class EmergencyRevocation
{
    static readonly TimeSpan HeadStartOfTheCall = TimeSpan.FromSeconds(10);
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    // Counted from the order: a flow that a dead host could not start must not give the outage that time on top.
    static readonly TimeSpan DutyAlarmAfter = TimeSpan.FromMinutes(15);
    static readonly TimeSpan ExceptionAfter = TimeSpan.FromHours(24);

    // A fresh history now and then: a day of trying must not grow one without end.
    const int AttemptsPerHistory = 40;

    [Function(nameof(EmergencyRevocation))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RevocationCase order = context.GetInput<RevocationCase>()!;
        DateTime callIsOver = order.OrderedAt.UtcDateTime + HeadStartOfTheCall;
        if (context.CurrentUtcDateTime < callIsOver)
        {
            await context.CreateTimer(callIsOver, CancellationToken.None);
        }

        order = await RevokeAsync(context, order);
        if (order.LastOutcome != RevocationOutcome.Confirmed)
        {
            context.ContinueAsNew(order);
            return;
        }

        if (!order.IsPlanned)
        {
            await context.SendStatusMailAsync(new StatusMail(order.HolderId, order.RequestId, StatusMailKind.LostReportRevoked));
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
        DateTime ordered = order.OrderedAt.UtcDateTime;
        DateTime alarmAt = order.NextAlarmAt ?? ordered + DutyAlarmAfter;
        if (context.CurrentUtcDateTime >= ordered + ExceptionAfter && !order.ExceptionRecorded && await TryRecordExceptionAsync(context, order))
        {
            order = order with { ExceptionRecorded = true };
            alarmAt = context.CurrentUtcDateTime;
        }

        if (context.CurrentUtcDateTime < alarmAt)
        {
            return order;
        }

        // One that was not taken is due still, after the next attempt.
        DutyAnswer answer = await context.TryAlertDutyAsync(Alert(order));
        return answer is { Outcome: DutyAlertOutcome.Sent, NextAt: { } next }
            ? order with { Alarms = order.Alarms + 1, NextAlarmAt = next }
            : order with { NextAlarmAt = alarmAt };
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

    static DutyAlert Alert(RevocationCase order) =>
        new(order.HolderId, order.RequestId, DutyAlertKind.RevocationUnconfirmed, order.OrderId, order.OrderedAt, order.Alarms) { Cause = order.LastOutcome };
}
