using Hpki.LocalRuntime.Durable.Engine;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>Keeps what happens to an engine's instances, the rounds that a ContinueAsNew deletes included.</summary>
public sealed class HistoryRecorder
{
    readonly Lock _gate = new();
    readonly SortedDictionary<long, List<(OrchestrationIdentity Identity, IReadOnlyList<Turn> Turns)>> _rounds = [];
    readonly DurableFunctionCatalog _catalog;
    readonly ILoggerFactory _loggers;

    internal HistoryRecorder(DurableFunctionCatalog catalog, ILoggerFactory loggers)
    {
        _catalog = catalog;
        _loggers = loggers;
    }

    /// <summary>
    /// The histories of an orchestrator's instances so far, in order of their start. What came in together is taken apart, one arrival
    /// a turn: whether two arrivals met in one turn is chance, and makes no difference to the orchestrator.
    /// </summary>
    /// <param name="orchestrator">Name of the orchestrator.</param>
    /// <param name="branch">What the histories are an example of.</param>
    /// <exception cref="InvalidOperationException">A history cannot be repeated: the orchestrator depends on more than its history.</exception>
    public IReadOnlyList<RecordedHistory> HistoriesOf(string orchestrator, string branch)
    {
        lock (_gate)
        {
            return [.. _rounds.Values.Where(rounds => rounds[0].Identity.Name == orchestrator).Select(rounds => new RecordedHistory
            {
                Format = RecordedHistory.CurrentFormat,
                Orchestrator = orchestrator,
                Branch = branch,
                Instance = rounds[0].Identity.InstanceId,
                Rounds = [.. rounds.Select(round => ToRound(round.Identity, round.Turns))],
            })];
        }
    }

    internal void Record(InstanceState before, TurnCommit commit)
    {
        lock (_gate)
        {
            if (!_rounds.TryGetValue(before.Row.Key, out List<(OrchestrationIdentity Identity, IReadOnlyList<Turn> Turns)>? rounds))
            {
                _rounds[before.Row.Key] = rounds = [];
            }

            // The first turn of a round may follow held ones; the first that runs opens it here.
            if (before.Turns.All(turn => turn.Kind != TurnKind.Executed) && (rounds.Count == 0 || rounds[^1].Turns.Any(HasRun)))
            {
                rounds.Add((before.Identity, []));
            }

            rounds[^1] = (before.Identity, [.. before.Turns, commit.Turn]);
        }

        static bool HasRun(Turn turn) => turn.Kind == TurnKind.Executed;
    }

    RecordedRound ToRound(OrchestrationIdentity identity, IReadOnlyList<Turn> turns)
    {
        OrchestratorFunction function = _catalog.FindOrchestrator(identity.Name)
            ?? throw new InvalidOperationException($"There is no orchestrator '{identity.Name}'.");
        RecordedRound round = new()
        {
            Input = identity.Input,
            Turns = [.. HistoryReplay.Run(identity with { Parent = null }, function, ArrivalsOf(turns), _loggers)],
        };
        IEnumerable<RecordedAction> then = turns.SelectMany(turn => turn.Steps).Select(RecordedAction.Of);
        IEnumerable<RecordedAction> again = round.Turns.SelectMany(turn => turn.Actions)
            .Where(action => action.Kind != "cancel").Select(action => action with { Input = null });
        return then.SequenceEqual(again)
            ? round
            : throw new InvalidOperationException(
                $"The instance '{identity.InstanceId}' cannot be repeated: its orchestrator depends on more than its history.");
    }

    static IEnumerable<(DateTime At, RecordedArrival Arrival)> ArrivalsOf(IReadOnlyList<Turn> turns)
    {
        List<Arrival> held = [];
        foreach (Turn turn in turns)
        {
            held.AddRange(turn.Arrivals);
            if (turn.Kind != TurnKind.Executed)
            {
                continue;
            }

            foreach (RecordedArrival arrival in held.Select(RecordedArrival.Of).OfType<RecordedArrival>())
            {
                yield return (turn.At, arrival);
            }

            held.Clear();
        }
    }
}
