namespace HpkiFunctions.Duty;

/// <summary>Alerts from a flow. An alert that fails ends no flow and holds none up.</summary>
static class DutyAlerts
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    const int Attempts = 28;

    /// <summary>Tries once; the caller decides when to try again.</summary>
    public static async Task<DutyAnswer> TryAlertDutyAsync(this TaskOrchestrationContext context, DutyAlert alert)
    {
        try
        {
            return await context.CallActivityAsync<DutyAnswer>(nameof(DutyActivities.AlertDuty), alert);
        }
        catch (TaskFailedException)
        {
            return new(DutyAlertOutcome.NotSent);
        }
    }

    /// <summary>Tries for about a day; after that the log and the timeline have to do.</summary>
    public static async Task AlertDutyAsync(this TaskOrchestrationContext context, DutyAlert alert)
    {
        TimeSpan pause = FirstPause;
        for (int attempt = 1; (await context.TryAlertDutyAsync(alert)).Outcome == DutyAlertOutcome.NotSent && attempt < Attempts; attempt++)
        {
            await context.CreateTimer(pause, CancellationToken.None);
            pause = Longer(pause);
        }
    }

    /// <summary>The pause after a failed attempt that follows <paramref name="pause"/>.</summary>
    public static TimeSpan Longer(TimeSpan? pause) =>
        pause is not { } last ? FirstPause : last * 2 < LongestPause ? last * 2 : LongestPause;
}
