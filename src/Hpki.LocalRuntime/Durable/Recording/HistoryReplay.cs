using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>
/// Runs an orchestrator against what came to an instance in former times. Each turn is worked out from the start, through all turns
/// before it, as an engine does that has just been restarted there: so the history is tried from every point at which it can be cut.
/// </summary>
static class HistoryReplay
{
    /// <summary>Holds the orchestrator to a history.</summary>
    /// <exception cref="HistoryMismatchException">It does something else.</exception>
    public static void Check(RecordedHistory history, OrchestratorFunction function, ILoggerFactory loggers)
    {
        for (int round = 0; round < history.Rounds.Count; round++)
        {
            IReadOnlyList<RecordedTurn> recorded = history.Rounds[round].Turns;
            int turn = 0;
            try
            {
                IEnumerable<RecordedTurn> turns = Run(
                    new(history.Orchestrator, history.Instance, history.Rounds[round].Input, null), function,
                    recorded.Select(then => (then.At, then.Arrival)), loggers);
                foreach (RecordedTurn now in turns)
                {
                    Compare(history, round, turn, recorded[turn], now);
                    turn++;
                }
            }
            catch (ReplayMismatchException exception)
            {
                throw new HistoryMismatchException(history, round, turn, "on the way there", "the turns before", exception.Message);
            }

            if (turn < recorded.Count)
            {
                throw new HistoryMismatchException(history, round, turn, "at its start", "that the round goes on", "that it has ended");
            }
        }
    }

    /// <summary>What the orchestrator does about one arrival after the other, until it ends.</summary>
    /// <exception cref="ReplayMismatchException">It did not do in a turn what it had done before.</exception>
    public static IEnumerable<RecordedTurn> Run(
        OrchestrationIdentity identity, OrchestratorFunction function, IEnumerable<(DateTime At, RecordedArrival Arrival)> arrivals,
        ILoggerFactory loggers)
    {
        List<Turn> past = [];
        RecordedEnd? end = null;
        foreach ((DateTime at, RecordedArrival arrival) in arrivals)
        {
            Arrival[] one = [arrival.ToArrival()];
            TurnResult result = Replayer.Run(identity, function, past, at, one, loggers, () => { });
            past.Add(new(at, TurnKind.Executed, one, result.Effects.Steps));
            end = RecordedEnd.Of(result.Outcome);
            yield return new()
            {
                At = at,
                Arrival = arrival,
                Actions = RecordedAction.Of(result.Effects),
                CustomStatus = result.Effects.CustomStatus,
                End = end,
            };

            if (end is not null)
            {
                yield break;
            }
        }
    }

    static void Compare(RecordedHistory history, int round, int turn, RecordedTurn then, RecordedTurn now)
    {
        // A failure says more than the steps that it left out.
        if (now.End is { Kind: "failed" })
        {
            HoldEnd();
        }

        for (int i = 0; i < Math.Max(then.Actions.Count, now.Actions.Count); i++)
        {
            RecordedAction? before = then.Actions.ElementAtOrDefault(i);
            RecordedAction? after = now.Actions.ElementAtOrDefault(i);
            Hold($"step #{(before ?? after)!.Step}", before?.ToString() ?? "no further step", after?.ToString() ?? "no further step", before == after);
        }

        Hold("custom status", then.CustomStatus ?? "none", now.CustomStatus ?? "none", then.CustomStatus == now.CustomStatus);
        HoldEnd();

        void HoldEnd() => Hold("its end", then.End?.ToString() ?? "that it waits", now.End?.ToString() ?? "that it waits", then.End == now.End);

        void Hold(string where, string recorded, string found, bool same)
        {
            if (!same)
            {
                throw new HistoryMismatchException(history, round, turn, where, recorded, found);
            }
        }
    }
}
