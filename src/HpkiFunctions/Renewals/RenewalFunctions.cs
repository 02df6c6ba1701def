using HpkiFunctions.Requests;

namespace HpkiFunctions.Renewals;

/// <summary>The clock of the renewals. The cron expression is UTC; Tokyo is nine hours ahead and has no summer time.</summary>
public sealed class RenewalFunctions(ReminderRuns runs)
{
    /// <summary>09:00 JST, so that whoever calls back finds the office open.</summary>
    public const string DailyReminders = "0 0 0 * * *";

    /// <summary>Reminds holders whose cards run out.</summary>
    [Function(nameof(RemindOfRenewal))]
    public async Task RemindOfRenewal([TimerTrigger(DailyReminders)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await runs.RunAsync(new DurableSignals(client), cancellationToken);
    }
}
