using Hpki.LocalRuntime.Durable.History;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// Runs an orchestrator through its history and one new turn. Past turns must take the very steps they took before; the new one's steps
/// are the result.
/// </summary>
sealed class Replayer
{
    readonly TurnThread _thread;
    readonly OrchestrationContext _context;
    readonly OrchestratorFunction _function;
    readonly Action<Arrival> _apply;
    Task<object?>? _orchestrator;

    Replayer(OrchestrationIdentity identity, OrchestratorFunction function, ILoggerFactory loggers, Action onForeignAwait)
    {
        _thread = new(onForeignAwait);
        _context = new(identity, _thread, loggers);
        _function = function;
        _apply = Apply;
    }

    /// <summary>Replays the history, then runs the new turn.</summary>
    /// <exception cref="ReplayMismatchException">The orchestrator did not repeat its history.</exception>
    public static TurnResult Run(
        OrchestrationIdentity identity, OrchestratorFunction function, IReadOnlyList<Turn> history, DateTime at,
        IReadOnlyList<Arrival> arrivals, ILoggerFactory loggers, Action onForeignAwait)
    {
        Replayer replayer = new(identity, function, loggers, onForeignAwait);
        try
        {
            return replayer.Run(history, at, arrivals);
        }
        finally
        {
            replayer._thread.Close();
        }
    }

    TurnResult Run(IReadOnlyList<Turn> history, DateTime at, IReadOnlyList<Arrival> arrivals)
    {
        List<Arrival> held = [];
        foreach (Turn turn in history)
        {
            if (turn.Kind != TurnKind.Executed)
            {
                held.AddRange(turn.Arrivals);
                continue;
            }

            _context.BeginTurn(turn.At, replaying: true);
            Apply(held);
            Apply(turn.Arrivals);
            held.Clear();
            CheckSteps(turn);
        }

        _context.BeginTurn(at, replaying: false);
        try
        {
            Apply(held);
            Apply(arrivals);
        }
        catch (UnreadableEventException exception)
        {
            return new(FailedOutcome.Abruptly(_context.Name, "Failure", exception.InnerException!), TurnEffects.None);
        }

        return arrivals.OfType<ForeignAwaitSeen>().Any() || _thread.ForeignAwait || IsStuck
            ? new(FailedOutcome.Of(_context.Name, new ForeignAwaitException()), TurnEffects.None)
            : new(Outcome(), TurnEffects.Of(_context));
    }

    /// <summary>Not ended, and nothing durable that could move it on: it awaits something foreign.</summary>
    bool IsStuck => _orchestrator is { IsCompleted: false } && _context.Open.Count == 0 && !_context.Events.AnyOpen;

    void Apply(IReadOnlyList<Arrival> arrivals)
    {
        // By index: a long history comes by here for every one of its turns.
        for (int i = 0; i < arrivals.Count; i++)
        {
            _thread.Run(_apply, arrivals[i]);
        }
    }

    void Apply(Arrival arrival)
    {
        switch (arrival)
        {
            case Started:
                _orchestrator = RunOrchestratorAsync();
                break;
            case EventRaised raised:
                Raise(raised);
                break;
            case TaskCompleted done:
                Take(done.Id).Complete(done.Result);
                break;
            case TaskFailed failed:
                Fail(failed);
                break;
            case TimerFired fired when !_context.WasCancelled(fired.Id):
                Take(fired.Id).Complete(null);
                break;
            case TimerFired or SuspendRequested or ResumeRequested or ForeignAwaitSeen:
                break;
            default:
                throw new InvalidOperationException($"A turn cannot handle {arrival.GetType().Name}.");
        }
    }

    /// <summary>The await brings the result back to the turn's thread, so that one reached on a foreign thread is noticed.</summary>
    async Task<object?> RunOrchestratorAsync() => await _function(_context);

    void Raise(EventRaised raised)
    {
        try
        {
            _context.Events.Raise(raised.Name, raised.Payload);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or NullReferenceException)
        {
            throw new UnreadableEventException(exception);
        }
    }

    void Fail(TaskFailed failed)
    {
        OpenTask task = Take(failed.Id);
        string name = task.Step switch
        {
            ActivityStep activity => activity.Name,
            ChildStep child => child.Name,
            _ => throw new ReplayMismatchException($"The history has a failure of step {task.Step}, which cannot fail."),
        };
        task.Fail(failed.Failure.ToException(name, failed.Id));
    }

    OpenTask Take(int id) => _context.Open.Remove(id, out OpenTask? task)
        ? task
        : throw new ReplayMismatchException($"The history has the end of step #{id}, which the orchestrator has not taken.");

    void CheckSteps(Turn turn)
    {
        for (int i = 0; i < Math.Max(turn.Steps.Count, _context.Steps.Count); i++)
        {
            Step? then = i < turn.Steps.Count ? turn.Steps[i] : null;
            Step? now = i < _context.Steps.Count ? _context.Steps[i] : null;
            if (then != now)
            {
                throw new ReplayMismatchException(
                    $"The orchestrator '{_context.Name}' no longer matches its history, in the turn of {turn.At:O}: "
                    + $"then it took {then?.ToString() ?? "no further step"}, now {now?.ToString() ?? "no further step"}.");
            }
        }
    }

    /// <summary>How the orchestration stands. It does not end before everything it opened has (conformance rule 19).</summary>
    TurnOutcome Outcome()
    {
        if (_orchestrator is not { IsCompleted: true } || _context.Open.Count > 0)
        {
            return new RunningOutcome();
        }

        try
        {
            object? output = _orchestrator.GetAwaiter().GetResult();
            return _context.ContinuesAs is { } next
                ? new ContinuedOutcome(next.Input, next.KeepsEvents ? _context.Events.Kept : [])
                : new CompletedOutcome(Payload.Write(output, "the output"));
        }
        catch (OperationCanceledException exception)
        {
            return FailedOutcome.Abruptly(_context.Name, "Cancelled", exception);
        }
        catch (Exception exception)
        {
            return FailedOutcome.Of(_context.Name, exception);
        }
    }
}
