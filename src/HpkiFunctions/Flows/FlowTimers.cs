namespace HpkiFunctions.Flows;

/// <summary>Looks after flows by the clock. Cron expressions are UTC; Tokyo is nine hours ahead and has no summer time.</summary>
public sealed class FlowTimers(StoppedFlows stopped)
{
    /// <summary>Twenty past every hour.</summary>
    public const string Watch = "0 20 * * * *";

    [Function(nameof(WatchFlows))]
    public async Task WatchFlows(
        [TimerTrigger(Watch)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await stopped.NoteAllAsync(client, cancellationToken);
    }
}
