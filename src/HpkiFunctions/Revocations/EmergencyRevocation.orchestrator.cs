using HpkiFunctions.Requests;

namespace HpkiFunctions.Revocations;

/// <summary>
/// 緊急失効. The request that took the call executes the order itself, so that no cold start stands between call and list; this flow
/// makes sure of it: it tries for ever, wakes the duty officer after a quarter of an hour and records an exception after a day
/// (domain.md §7.1, ETSI EN 319 411-1 REV-6.2.4). Then it tells the holder.
/// </summary>
public static class EmergencyRevocation
{
    static readonly TimeSpan HeadStartOfTheCall = TimeSpan.FromSeconds(10);
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    static readonly TimeSpan DutyAlarmAfter = TimeSpan.FromMinutes(15);
    static readonly TimeSpan ExceptionAfter = TimeSpan.FromHours(24);

    // A fresh history now and then: a day of trying must not grow one without end.
    const int AttemptsPerHistory = 40;

    [Function(nameof(EmergencyRevocation))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RevocationCase order = context.GetInput<RevocationCase>()!;
        if (order.TakenUpAt is null)
        {
            order = order with { TakenUpAt = context.CurrentUtcDateTime };
            await context.CreateTimer(HeadStartOfTheCall, CancellationToken.None);
        }

        TimeSpan pause = FirstPause;
        for (int attempt = 1; await ExecuteAsync(context, order) is var outcome and not RevocationOutcome.Confirmed; attempt++)
        {
            order = await EscalateAsync(context, order, outcome);
            if (attempt == AttemptsPerHistory)
            {
                context.ContinueAsNew(order);
                return;
            }

            await context.CreateTimer(pause, CancellationToken.None);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        await context.SendStatusMailAsync(new StatusMail(order.HolderId, order.RequestId, StatusMailKind.LostReportRevoked));
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
    static async Task<bool> TryAsync(TaskOrchestrationContext context, TaskName activity, RevocationDelay delay)
    {
        try
        {
            await context.CallActivityAsync(activity, delay);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    static async Task<RevocationCase> EscalateAsync(TaskOrchestrationContext context, RevocationCase order, RevocationOutcome outcome)
    {
        TimeSpan trying = context.CurrentUtcDateTime - order.TakenUpAt!.Value;
        if (trying >= DutyAlarmAfter && !order.DutyAlarmed)
        {
            order = order with { DutyAlarmed = await TryAsync(context, nameof(RevocationActivities.AlarmDutyOfficer), new(order, outcome)) };
        }

        if (trying >= ExceptionAfter && !order.ExceptionRecorded)
        {
            order = order with { ExceptionRecorded = await TryAsync(context, nameof(RevocationActivities.RecordException), new(order, outcome)) };
        }

        return order;
    }
}
