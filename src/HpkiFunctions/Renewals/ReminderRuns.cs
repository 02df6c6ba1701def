using Hpki.Procedures.Calendar;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Renewals;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using Hpki.Registry.Upkeep;
using HpkiFunctions.Letters;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Renewals;

/// <summary>
/// The daily run: reminds the holders of cards that have come into a stage since the last run was through, and ends the cards that ran out. Never more at
/// once than the terms say; a run that reached that, or failed on a holder, leaves the day open for the next, which passes over whom it finds reminded.
/// </summary>
public sealed partial class ReminderRuns(
    DueReminders due, RenewalNotices notices, Expiries expiries, ReminderRunState state, HolderRegistry registry, SealedPins pins, OvertakenLetters letters, ReminderTerms terms,
    TimeProvider time, ILogger<ReminderRuns> logger)
{
    public async Task<ReminderRun> RunAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        DateOnly today = TokyoTime.DateOf(time.GetUtcNow());
        DateOnly? through = (await state.FindAsync(cancellationToken))?.Through;
        (int reminded, int passedOver, int failed, bool full) = (0, 0, 0, false);
        await foreach ((ReminderFinding finding, HolderFile file) in due.OnAsync(through, today, cancellationToken))
        {
            if (finding.Obstacle is not null)
            {
                passedOver++;
                continue;
            }

            if (reminded == terms.MostPerRun)
            {
                full = true;
                break;
            }

            bool? done = await TryAsync(finding.CardSerial, () => RemindAsync(finding, file, today, signals, cancellationToken));
            (reminded, passedOver, failed) = (reminded + (done is true ? 1 : 0), passedOver + (done is false ? 1 : 0), failed + (done is null ? 1 : 0));
        }

        (int expired, int unexpired) = await ExpireAsync(through, today, signals, cancellationToken);
        failed += unexpired;
        ReminderRun run = new()
        {
            EndedAt = time.GetUtcNow(),
            Through = full || failed > 0 ? through : today,
            Reminded = reminded,
            PassedOver = passedOver,
            Failed = failed,
            Expired = expired,
            WasFull = full,
        };
        await state.SaveAsync(run, cancellationToken);
        LogRun(logger, reminded, passedOver, failed, expired, full);
        return run;
    }

    async Task<bool> RemindAsync(ReminderFinding finding, HolderFile file, DateOnly today, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string fresh = RequestNumber.New().Id;
        DecisionResult result = await registry.DecideAsync(
            file, $"remind-{finding.CardSerial}-{finding.DaysBefore}", current => notices.Remind(current, finding.CardSerial, today, fresh), signals, cancellationToken);
        if (result.Outcome != DecisionOutcome.MadeNow)
        {
            return false;
        }

        // What the stage before wanted to say by post need not be printed any more.
        foreach (string notice in result.File.Letters.Select(letter => letter.RequestId).Distinct())
        {
            await letters.TakeBackAsync(result.File, notice, signals, cancellationToken);
        }

        return true;
    }

    // From the day after the last that was through, so that an outage leaves none behind; before the first run, from yesterday.
    async Task<(int Expired, int Failed)> ExpireAsync(DateOnly? through, DateOnly today, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        (int expired, int failed) = (0, 0);
        await foreach (ExpiringCard card in expiries.BetweenAsync(through ?? today.AddDays(-1), today.AddDays(-1), cancellationToken))
        {
            bool? done = await TryAsync(card.CardSerial, () => ExpireAsync(card, signals, cancellationToken));
            (expired, failed) = (expired + (done is true ? 1 : 0), failed + (done is null ? 1 : 0));
        }

        return (expired, failed);
    }

    async Task<bool> ExpireAsync(ExpiringCard card, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        DecisionResult result = await registry.DecideAsync(
            card.HolderId, $"expire-{card.CardSerial}", file => notices.Expire(file, card.CardSerial), signals, cancellationToken);
        if (result.Outcome == DecisionOutcome.NothingToDo)
        {
            return false;
        }

        await pins.ForgetAsync(result.File.Card(card.CardSerial), cancellationToken);
        return result.Outcome == DecisionOutcome.MadeNow;
    }

    // One holder whose file cannot be worked on must not keep the others waiting.
    async Task<bool?> TryAsync(string cardSerial, Func<Task<bool>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(logger, problem, cardSerial);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Renewal reminders: {Reminded} reminded, {PassedOver} passed over, {Failed} failed, {Expired} cards ran out; the most of one run was reached: {WasFull}")]
    static partial void LogRun(ILogger logger, int reminded, int passedOver, int failed, int expired, bool wasFull);

    [LoggerMessage(2, LogLevel.Error, "Card {CardSerial} could not be looked at for its renewal; the next run tries again")]
    static partial void LogFailed(ILogger logger, Exception problem, string cardSerial);
}
