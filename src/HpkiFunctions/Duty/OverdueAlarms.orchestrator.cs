namespace HpkiFunctions.Duty;

/// <summary>
/// The alarms about a staff task that must not be left lying: the first at its time, then one each business morning for as long as the
/// task is open. The flow waits until <see cref="NextAt"/>, raises, and reads the request again.
/// </summary>
sealed class OverdueAlarms(TaskOrchestrationContext context, DutyAlert first, DateTime firstAt)
{
    DutyAlert alert = first;
    TimeSpan? pause;

    /// <summary>When the next alarm is due (UTC).</summary>
    public DateTime NextAt { get; private set; } = firstAt;

    /// <summary>How many were raised, those of earlier histories too.</summary>
    public int Raised => alert.Round;

    public async Task RaiseAsync()
    {
        DutyAnswer answer = await context.TryAlertDutyAsync(alert);
        if (answer is { Outcome: DutyAlertOutcome.Sent, NextAt: { } next })
        {
            alert = alert.Next();
            NextAt = next;
            pause = null;
        }
        else
        {
            pause = DutyAlerts.Longer(pause);
            NextAt = context.CurrentUtcDateTime + pause.Value;
        }
    }
}
