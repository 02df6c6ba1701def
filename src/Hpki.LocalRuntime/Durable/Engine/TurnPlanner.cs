using System.Diagnostics;
using Hpki.LocalRuntime.Durable.Diagnostics;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Works out a turn: what the arrivals make of an instance.</summary>
sealed class TurnPlanner(DurableFunctionCatalog catalog, ILoggerFactory loggers)
{
    /// <summary>The turn that takes in the deliveries.</summary>
    /// <param name="state">The instance.</param>
    /// <param name="deliveries">What came in.</param>
    /// <param name="now">The time.</param>
    /// <param name="onForeignAwait">Told when the orchestrator comes back from a foreign await after the turn.</param>
    public TurnCommit Plan(InstanceState state, IReadOnlyList<Delivery> deliveries, DateTime now, Action onForeignAwait)
    {
        Arrival[] arrivals = [.. deliveries.Select(delivery => delivery.Arrival)];

        // The clock may have been set back; an orchestration's time never goes back, nor before its start was accepted.
        DateTime at = state.Row.Updated.UtcDateTime > now ? state.Row.Updated.UtcDateTime : now;
        (TurnResult result, string? trace) = Run(state, arrivals, at, onForeignAwait);
        Turn turn = new(at, KindOf(result.Outcome), arrivals, result.Effects.Steps);
        return new()
        {
            Instance = RowAfter(state, result, arrivals, at),
            Number = state.Turns.Count,
            Turn = turn,
            Body = HistoryJson.Write(turn),
            Taken = [.. deliveries.Select(delivery => delivery.Row)],
            Effects = result.Effects,
            NextRound = (result.Outcome as ContinuedOutcome)?.KeptEvents,
            Trace = trace,
            ForParent = state.Row.Parent is { } parent ? News(result.Outcome, parent.Task) : null,
        };
    }

    (TurnResult Result, string? Trace) Run(InstanceState state, IReadOnlyList<Arrival> arrivals, DateTime at, Action onForeignAwait)
    {
        if (arrivals.OfType<TerminateRequested>().FirstOrDefault() is { } terminate)
        {
            return (new(new TerminatedOutcome(terminate.Output), TurnEffects.None), null);
        }

        if (!Progress.Of(state.Turns).After(arrivals).MayRun)
        {
            return (new(new HeldOutcome(), TurnEffects.None), null);
        }

        if (catalog.FindOrchestrator(state.Row.Name) is not { } function)
        {
            return (new(WithoutOrchestrator(state), TurnEffects.None), null);
        }

        using Activity? span = EngineSpans.Turn(state.Row);
        TurnResult result = Replay(state, function, arrivals, at, onForeignAwait);
        span.End(result.Outcome);
        return (result, span?.Id);
    }

    TurnResult Replay(
        InstanceState state, OrchestratorFunction function, IReadOnlyList<Arrival> arrivals, DateTime at, Action onForeignAwait)
    {
        try
        {
            return Replayer.Run(state.Identity, function, state.Turns, at, arrivals, loggers, onForeignAwait);
        }
        catch (ReplayMismatchException mismatch)
        {
            return new(new ParkedOutcome(mismatch.Message), TurnEffects.None);
        }
        catch (Exception exception)
        {
            // Whatever this is, it is of this instance: the others go on.
            return new(
                new ParkedOutcome($"The turn could not be worked out ({exception.GetType().Name}). Mend the cause, restart, then resume."),
                TurnEffects.None);
        }
    }

    /// <summary>A new instance fails (conformance rule 10); a running one waits for its orchestrator to be put back.</summary>
    static TurnOutcome WithoutOrchestrator(InstanceState state) => state.Turns.Any(turn => turn.Kind == TurnKind.Executed)
        ? new ParkedOutcome($"The orchestrator '{state.Row.Name}' of this running instance no longer exists. Put it back, then resume.")
        : FailedOutcome.UnknownOrchestrator(state.Row.Name);

    static TurnKind KindOf(TurnOutcome outcome) => outcome switch
    {
        ParkedOutcome => TurnKind.Parked,
        HeldOutcome or TerminatedOutcome => TurnKind.Held,
        _ => TurnKind.Executed,
    };

    static InstanceRow RowAfter(InstanceState state, TurnResult result, IReadOnlyList<Arrival> arrivals, DateTime at)
    {
        InstanceRow row = state.Row with { Updated = at, Output = Reason(arrivals, state.Row.Output) };
        InstanceRow executed = row with { CustomStatus = result.Effects.CustomStatus };
        return result.Outcome switch
        {
            RunningOutcome => executed with { Status = OrchestrationRuntimeStatus.Running },
            HeldOutcome => row with { Status = Progress.Of(state.Turns).After(arrivals).Status },
            ParkedOutcome parked => row with { Status = OrchestrationRuntimeStatus.Suspended, Output = parked.Message },
            CompletedOutcome completed => executed with { Status = OrchestrationRuntimeStatus.Completed, Output = completed.Output },
            FailedOutcome failed => executed with { Status = OrchestrationRuntimeStatus.Failed, Output = failed.Text },
            TerminatedOutcome ended => row with { Status = OrchestrationRuntimeStatus.Terminated, Output = ended.Output },
            ContinuedOutcome next => row with
            {
                Status = OrchestrationRuntimeStatus.Running,
                Created = at,
                Input = next.Input,
                Output = null,
                CustomStatus = null,
            },
            _ => throw new InvalidOperationException($"Unknown outcome {result.Outcome.GetType().Name}."),
        };
    }

    /// <summary>The output holds the reason of the latest suspension or resumption, as bare text (conformance rule 31).</summary>
    static string? Reason(IReadOnlyList<Arrival> arrivals, string? before)
    {
        foreach (Arrival arrival in arrivals)
        {
            before = arrival switch
            {
                SuspendRequested suspend => suspend.Reason,
                ResumeRequested resume => resume.Reason,
                _ => before,
            };
        }

        return before;
    }

    static Arrival? News(TurnOutcome outcome, int parentTask) => outcome switch
    {
        CompletedOutcome completed => new TaskCompleted(parentTask, completed.Output),
        FailedOutcome failed => new TaskFailed(parentTask, failed.ForParent),
        TerminatedOutcome => new TaskFailed(parentTask, Failure.OfTerminatedChild()),
        _ => null,
    };
}
