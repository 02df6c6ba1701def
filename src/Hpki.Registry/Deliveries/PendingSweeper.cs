using Hpki.Registry.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.Registry.Deliveries;

/// <summary>
/// Finishes what crashes left (design rule 1). Before it throws an intent away it touches the holder's row: a transaction that a
/// slow writer has still under way then fails on its ETag, and the writer's next try writes the intent again, because that is older than
/// <see cref="FreshFor"/> by then. So no decision can be made without an intent that outlives it.
/// </summary>
public sealed partial class PendingSweeper
{
    /// <summary>Age from which an intent is swept.</summary>
    public static readonly TimeSpan SweptAfter = TimeSpan.FromSeconds(30);

    /// <summary>Age up to which a writer may commit on its intent; the difference allows for clocks that disagree.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(20);

    // A registration has no holder row to touch yet. No request is under way for so long.
    static readonly TimeSpan RegistrationGivenUpAfter = TimeSpan.FromHours(1);

    readonly RegistryStorage storage;
    readonly PendingIntents intents;
    readonly OutboxDelivery delivery;
    readonly TimeProvider time;
    readonly ILogger<PendingSweeper> logger;

    internal PendingSweeper(RegistryStorage storage, PendingIntents intents, OutboxDelivery delivery, TimeProvider time, ILogger<PendingSweeper> logger) =>
        (this.storage, this.intents, this.delivery, this.time, this.logger) = (storage, intents, delivery, time, logger);

    /// <summary>Delivers or discards every intent older than <see cref="SweptAfter"/>. One that fails is logged and does not keep the others waiting.</summary>
    public async Task<SweepResult> SweepAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        SweepResult result = new(0, 0, 0);
        await foreach (PendingIntent intent in intents.OlderThanAsync(time.GetUtcNow() - SweptAfter, cancellationToken))
        {
            result = await SweepOneAsync(intent, signals, cancellationToken) switch
            {
                Swept.Delivered => result with { Delivered = result.Delivered + 1 },
                Swept.Discarded => result with { Discarded = result.Discarded + 1 },
                _ => result with { Left = result.Left + 1 },
            };
        }

        return result;
    }

    async Task<Swept> SweepOneAsync(PendingIntent intent, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        try
        {
            return await delivery.FinishAsync(intent.HolderId, intent.DecisionKey, signals, cancellationToken)
                ? Swept.Delivered
                : await DiscardAsync(intent, signals, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogLeft(problem, intent.HolderId, intent.DecisionKey);
            return Swept.Left;
        }
    }

    async Task<Swept> DiscardAsync(PendingIntent intent, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        bool registered = await storage.TouchHolderAsync(intent.HolderId, cancellationToken);
        if (!registered && time.GetUtcNow().UtcDateTime - intent.WrittenAt < RegistrationGivenUpAfter)
        {
            return Swept.Left;
        }

        // Between the first look and the touch the slow writer may have committed.
        if (await delivery.FinishAsync(intent.HolderId, intent.DecisionKey, signals, cancellationToken))
        {
            return Swept.Delivered;
        }

        return await intents.DeleteUnchangedAsync(intent, cancellationToken) ? Swept.Discarded : Swept.Left;
    }

    [LoggerMessage(1, LogLevel.Error, "Decision {DecisionKey} of holder {HolderId} is still undelivered; the next sweep tries again.")]
    partial void LogLeft(Exception problem, string holderId, string decisionKey);

    enum Swept
    {
        Delivered,
        Discarded,
        Left,
    }
}
