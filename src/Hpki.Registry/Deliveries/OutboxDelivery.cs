using System.Text.Json;
using Azure;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.Registry.Deliveries;

/// <summary>Sends out what decisions left in their outbox rows: at least once, in any order between decisions.</summary>
sealed partial class OutboxDelivery(
    RegistryStorage storage,
    HolderReader holders,
    PendingIntents intents,
    ProjectionRows rows,
    ProjectionWriter projections,
    ScanPages pages,
    ILogger<OutboxDelivery> logger)
{
    /// <summary>
    /// Right after the commit. The decision is made, so no failure here may reach its maker, and no caller's cancellation may
    /// stop it: what fails is logged and left to the sweeper.
    /// </summary>
    public async Task DeliverMadeAsync(Commit commit, IOrchestrationSignals? signals)
    {
        try
        {
            await DeliverAsync(commit.After, commit.DecisionKey, commit.Outbox, key => !commit.RowsBefore.ContainsKey(key), signals, CancellationToken.None);
            await SettleAsync(commit.After.Holder.HolderId, commit.DecisionKey, commit.OutboxRowKey, CancellationToken.None);
        }
        catch (Exception problem)
        {
            LogUndelivered(problem, commit.After.Holder.HolderId, commit.DecisionKey);
        }
    }

    /// <summary>Delivers what a decision made earlier has left.</summary>
    /// <returns>False when there is nothing: the decision was never made, or all of it is delivered.</returns>
    public async Task<bool> FinishAsync(string holderId, string decisionKey, IOrchestrationSignals? signals, CancellationToken cancellationToken)
    {
        HolderFile? file = await holders.FindAsync(holderId, decisionKey, cancellationToken);
        return file is not null && await FinishAsync(file, decisionKey, signals, cancellationToken);
    }

    /// <summary>As the other form, with the file just read for this decision.</summary>
    public async Task<bool> FinishAsync(HolderFile file, string decisionKey, IOrchestrationSignals? signals, CancellationToken cancellationToken)
    {
        string holderId = file.Holder.HolderId;
        if (file.Done?.OutboxRow is not { } rowKey || await storage.Holders.FindAsync(holderId, rowKey, cancellationToken) is not { } row)
        {
            return false;
        }

        await DeliverAsync(file, decisionKey, RecordRow.Read<OutboxRow>(row).Items, _ => false, signals, cancellationToken);
        await SettleAsync(holderId, decisionKey, rowKey, cancellationToken);
        return true;
    }

    async Task DeliverAsync(
        HolderFile file, string decisionKey, IReadOnlyList<OutboxItem> items, Func<ProjectionKey, bool> likelyNew, IOrchestrationSignals? signals, CancellationToken cancellationToken)
    {
        await Task.WhenAll(items.Select(item => item switch
        {
            OutboxProjections projected => ProjectAsync(file, projected, likelyNew, cancellationToken),
            // Said again after a later decision, neither may undo that.
            OutboxPages filed => IsFiled(file, filed.DocumentId) ? pages.FileAsync(filed, cancellationToken) : Task.CompletedTask,
            OutboxTakenBack back => IsFiled(file, back.DocumentId) ? Task.CompletedTask : pages.TakeBackAsync(back, cancellationToken),
            OutboxStart or OutboxSignal => Task.CompletedTask,
            _ => throw new InvalidOperationException($"Unknown outbox item {item.GetType().Name}."),
        }));

        // In the order in which the decision named them.
        foreach (OutboxItem item in items)
        {
            if (item is OutboxStart start)
            {
                await Needed(signals).StartAsync(start.Orchestration, start.InstanceId, Json(start.Input), cancellationToken);
            }
            else if (item is OutboxSignal signal)
            {
                await SignalAsync(file.Holder.HolderId, decisionKey, signal, Needed(signals), cancellationToken);
            }
        }
    }

    static bool IsFiled(HolderFile file, string documentId) => file.Documents.Any(document => document.DocumentId == documentId);

    Task ProjectAsync(HolderFile file, OutboxProjections projected, Func<ProjectionKey, bool> likelyNew, CancellationToken cancellationToken)
    {
        var current = rows.Of(file);
        ProjectionChange[] changes = [.. projected.Keys.Select(key => new ProjectionChange(key, current.GetValueOrDefault(key), file.Sequence, likelyNew(key)))];
        return projections.ApplyAsync(changes, repair: false, cancellationToken);
    }

    async Task SignalAsync(string holderId, string decisionKey, OutboxSignal signal, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        JsonElement payload = Json(signal.Payload);
        SignalOutcome outcome = await signals.SignalAsync(signal.InstanceId, payload, cancellationToken);
        if (outcome != SignalOutcome.Delivered)
        {
            LogUndeliverable(signal.InstanceId, outcome, holderId, decisionKey);
            await signals.UndeliverableAsync(new(holderId, decisionKey, signal.InstanceId, payload, outcome), cancellationToken);
        }
    }

    // The intent goes last: while it is there, the sweeper looks for the outbox row.
    async Task SettleAsync(string holderId, string decisionKey, string outboxRow, CancellationToken cancellationToken)
    {
        await storage.Holders.DeleteEntityAsync(holderId, outboxRow, ETag.All, cancellationToken);
        await intents.DeleteAsync(holderId, decisionKey, cancellationToken);
    }

    static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    static IOrchestrationSignals Needed(IOrchestrationSignals? signals) =>
        signals ?? throw new InvalidOperationException("This decision starts or signals orchestrations, but no way to reach them was given.");

    [LoggerMessage(1, LogLevel.Warning, "Decision {DecisionKey} of holder {HolderId} is made but not wholly delivered; the sweeper finishes it.")]
    partial void LogUndelivered(Exception problem, string holderId, string decisionKey);

    [LoggerMessage(2, LogLevel.Warning, "Signal to {InstanceId} cannot arrive ({Outcome}); holder {HolderId}, decision {DecisionKey}.")]
    partial void LogUndeliverable(string instanceId, SignalOutcome outcome, string holderId, string decisionKey);
}
