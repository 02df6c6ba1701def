using Azure;
using Azure.Data.Tables;
using Hpki.Procedures.Staff;
using Hpki.Registry.Audit;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;
using Microsoft.Extensions.Logging;

namespace Hpki.Registry.Holders;

/// <summary>
/// The holders. One holder is one partition, one decision one transaction; what a decision sends out is announced by an intent before
/// and delivered after it (design rule 1).
/// </summary>
public sealed partial class HolderRegistry
{
    /// <summary>How often a decision is tried while others change the same holder.</summary>
    public const int MaxAttempts = 12;

    /// <summary>Longest decision key, in characters.</summary>
    public const int LongestDecisionKey = 200;

    const string Registration = "register";
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    readonly RegistryStorage storage;
    readonly HolderReader reader;
    readonly PendingIntents intents;
    readonly OutboxDelivery delivery;
    readonly ProjectionRows rows;
    readonly TimeProvider time;
    readonly ILogger<HolderRegistry> logger;

    internal HolderRegistry(
        RegistryStorage storage, HolderReader reader, PendingIntents intents, OutboxDelivery delivery, ProjectionRows rows, TimeProvider time, ILogger<HolderRegistry> logger) =>
        (this.storage, this.reader, this.intents, this.delivery, this.rows, this.time, this.logger) = (storage, reader, intents, delivery, rows, time, logger);

    /// <summary>Registers a holder with the cards at hand.</summary>
    /// <exception cref="HolderExistsException">The id is taken.</exception>
    public async Task<HolderFile> RegisterAsync(Holder holder, IEnumerable<Card> cards, Actor actor, CancellationToken cancellationToken = default)
    {
        CheckHolderId(holder.HolderId);
        HolderFile empty = new() { Holder = holder, Sequence = 0, HeadHash = EventHash.Genesis(holder.HolderId), HeadAt = time.GetUtcNow() };
        Decision decision = new Decision().Put(holder).Record("holder.registered", actor);
        foreach (Card card in cards)
        {
            decision.Put(card).Record("card.registered", actor, facts: new Dictionary<string, string> { ["cardSerial"] = card.CardSerial });
        }

        string attempt = NewAttempt();
        Commit commit = Commit.Of(empty, isNew: true, decision, Registration, attempt, time.GetUtcNow(), rows);
        await intents.WriteAsync(holder.HolderId, Registration, cancellationToken);
        if (await TryCommitAsync(commit, cancellationToken) is { } made)
        {
            await delivery.DeliverMadeAsync(commit, signals: null);
            return made;
        }

        HolderFile stored = await reader.LoadAsync(holder.HolderId, Registration, cancellationToken);
        if (stored.Done?.Attempt != attempt)
        {
            throw new HolderExistsException(holder.HolderId);
        }

        await FinishAsync(stored, Registration, signals: null);
        return stored;
    }

    /// <summary>The holder's file as it is now. One query.</summary>
    /// <exception cref="HolderNotFoundException"/>
    public Task<HolderFile> OpenAsync(string holderId, CancellationToken cancellationToken = default) => reader.LoadAsync(holderId, null, cancellationToken);

    /// <summary>The holder's own record alone, as lists need it. One point read; null when there is no such holder.</summary>
    public Task<Holder?> FindHolderAsync(string holderId, CancellationToken cancellationToken = default) => reader.FindHolderAsync(holderId, cancellationToken);

    /// <summary>Decides once, however often it is called with the same key.</summary>
    /// <param name="decisionKey">Names the decision among the holder's, for example <c>{requestId}-form-arrived-{documentId}</c>: ids and codes only.</param>
    /// <param name="decide">What to change, given the file; null when there is nothing to do. Pure: it runs again when another decision came between.</param>
    /// <exception cref="HolderNotFoundException"/>
    /// <exception cref="InvalidDecisionException">The decision breaks the registry's rules.</exception>
    /// <exception cref="StorageLimitException">The decision is larger than the storage takes.</exception>
    /// <exception cref="DecisionConflictException">Others kept changing the holder.</exception>
    public Task<DecisionResult> DecideAsync(
        string holderId, string decisionKey, Func<HolderFile, Decision?> decide, IOrchestrationSignals signals, CancellationToken cancellationToken = default) =>
        DecideAsync(null, holderId, decisionKey, decide, signals, cancellationToken);

    /// <summary>As the other form, but begins with a file that was just read or returned, which saves a query when nobody came between.</summary>
    public Task<DecisionResult> DecideAsync(
        HolderFile file, string decisionKey, Func<HolderFile, Decision?> decide, IOrchestrationSignals signals, CancellationToken cancellationToken = default) =>
        // A mark of the decision for which the file was read says nothing of this one.
        DecideAsync(file.ETag == default ? null : file with { Done = null }, file.Holder.HolderId, decisionKey, decide, signals, cancellationToken);

    async Task<DecisionResult> DecideAsync(
        HolderFile? known, string holderId, string decisionKey, Func<HolderFile, Decision?> decide, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckHolderId(holderId);
        CheckDecisionKey(decisionKey);
        string mine = NewAttempt();
        PendingIntent? intent = null;
        for (int attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            HolderFile file = known ?? await reader.LoadAsync(holderId, decisionKey, cancellationToken);
            known = null;
            if (file.Done is { } done)
            {
                // By this very call whose answer was lost, or by an earlier one that a crash may have cut short: whoever asks again finds it delivered.
                await FinishAsync(file, decisionKey, signals);
                return new(done.Attempt == mine ? DecisionOutcome.MadeNow : DecisionOutcome.MadeBefore, file);
            }

            if (decide(file) is not { } decision)
            {
                return new(DecisionOutcome.NothingToDo, file);
            }

            Commit commit = Commit.Of(file, isNew: false, decision, decisionKey, mine, time.GetUtcNow(), rows);
            TableLimits.Check(commit.Actions);
            if (commit.LeavesTheHouse)
            {
                intent = await FreshIntentAsync(intent, holderId, decisionKey, cancellationToken);
            }

            if (await TryCommitAsync(commit, cancellationToken) is { } made)
            {
                HolderReads.Decided(holderId);
                if (commit.LeavesTheHouse)
                {
                    await delivery.DeliverMadeAsync(commit, signals);
                }

                return new(DecisionOutcome.MadeNow, made);
            }

            LogConflict(decisionKey, holderId, attempt);
            await PauseAsync(attempt, cancellationToken);
        }

        throw new DecisionConflictException(holderId, decisionKey, MaxAttempts);
    }

    async Task<PendingIntent> FreshIntentAsync(PendingIntent? intent, string holderId, string decisionKey, CancellationToken cancellationToken) =>
        intent is not null && time.GetUtcNow().UtcDateTime - intent.WrittenAt < PendingSweeper.FreshFor
            ? intent
            : await intents.WriteAsync(holderId, decisionKey, cancellationToken);

    /// <returns>The file after it, or null when someone else was faster.</returns>
    async Task<HolderFile?> TryCommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Response> answers = await storage.Holders.SubmitCheckedAsync(commit.Actions, cancellationToken);
            return commit.After with { ETag = CheckedTable.TagOf(answers[0]) };
        }
        catch (TableTransactionFailedException refused) when (refused.Status is 409 or 412)
        {
            return null;
        }
    }

    async Task FinishAsync(HolderFile file, string decisionKey, IOrchestrationSignals? signals)
    {
        try
        {
            await delivery.FinishAsync(file, decisionKey, signals, CancellationToken.None);
        }
        catch (Exception problem)
        {
            LogUndelivered(problem, file.Holder.HolderId, decisionKey);
        }
    }

    // Real time on purpose: this waits for other writers, not for business time. The first retry comes at once.
    static Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        double ceiling = Math.Min(LongestPause.TotalMilliseconds, 5 * Math.Pow(2, attempt));
        return attempt == 1 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * ceiling), cancellationToken);
    }

    static string NewAttempt() => Guid.NewGuid().ToString("N");

    static void CheckHolderId(string holderId)
    {
        if (holderId.Length is 0 or > 64 || !holderId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new InvalidDecisionException("HolderId: 1 to 64 ASCII letters, digits or hyphens; take RecordId.New('h').");
        }
    }

    static void CheckDecisionKey(string decisionKey)
    {
        TableLimits.CheckKey(decisionKey, "DecisionKey");
        if (decisionKey.Length is 0 or > LongestDecisionKey || !decisionKey.All(c => c is > ' ' and <= '~'))
        {
            throw new InvalidDecisionException($"DecisionKey: 1 to {LongestDecisionKey} printable ASCII characters without spaces; ids and codes only.");
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Decision {DecisionKey} on holder {HolderId}: someone else was faster, attempt {Attempt}.")]
    partial void LogConflict(string decisionKey, string holderId, int attempt);

    [LoggerMessage(2, LogLevel.Warning, "Decision {DecisionKey} of holder {HolderId} is made but not wholly delivered; the sweeper finishes it.")]
    partial void LogUndelivered(Exception problem, string holderId, string decisionKey);
}
