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
    IReadOnlyList<Turn> _history = [];
    int _turn;
    DateTime _at;

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

    /// <summary>Replays the history and runs no new turn: which steps are open then, and the names of the events that are waited for.</summary>
    /// <exception cref="ReplayMismatchException">The orchestrator did not repeat its history.</exception>
    public static (IReadOnlyList<Step> Steps, IReadOnlyList<string> Events) Waits(
        OrchestrationIdentity identity, OrchestratorFunction function, IReadOnlyList<Turn> history, ILoggerFactory loggers)
    {
        Replayer replayer = new(identity, function, loggers, () => { });
        try
        {
            replayer.Replay(history);
            return ([.. replayer._context.Open.Values.Select(task => task.Step).OrderBy(step => step.Id)], replayer._context.Events.OpenNames);
        }
        finally
        {
            replayer._thread.Close();
        }
    }

    TurnResult Run(IReadOnlyList<Turn> history, DateTime at, IReadOnlyList<Arrival> arrivals)
    {
        List<Arrival> held = Replay(history);
        (_turn, _at) = (_turn + 1, at);
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

        if (_thread.Escaped is { } escaped)
        {
            return new(FailedOutcome.Of(escaped), TurnEffects.None);
        }

        return WhyStuck(arrivals) is { } why ? new(FailedOutcome.Stuck(why), TurnEffects.None) : Result();
    }

    /// <returns>What came in and was held: the next turn that runs has to handle it.</returns>
    List<Arrival> Replay(IReadOnlyList<Turn> history)
    {
        List<Arrival> held = [];
        _history = history;
        foreach (Turn turn in history)
        {
            (_turn, _at) = (_turn + 1, turn.At);
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

        return held;
    }

    /// <summary>
    /// Why the orchestrator can never go on: it awaits something foreign, or has not ended and nothing durable could move it on.
    /// </summary>
    InvalidOperationException? WhyStuck(IReadOnlyList<Arrival> arrivals)
    {
        bool waits = _orchestrator is { IsCompleted: false } && _context.Open.Count == 0;
        if (arrivals.OfType<ForeignAwaitSeen>().Any() || _thread.ForeignAwait || (waits && !_context.Events.AnyOpen))
        {
            return new ForeignAwaitException(_thread.WasUsed);
        }

        return waits && _context.ContinuesAs is not null ? new WaitAfterContinueException() : null;
    }

    TurnResult Result()
    {
        TurnOutcome outcome = Outcome();
        try
        {
            return new(outcome, TurnEffects.Of(_context));
        }
        catch (Exception exception)
        {
            // The custom status has become something that JSON cannot hold.
            return new(FailedOutcome.Abruptly(_context.Name, "Failure", exception), TurnEffects.None);
        }
    }

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
        catch (Exception exception)
        {
            // Not only a JsonException: types that cannot be read, converters and constructors throw what they like.
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
            _ => throw Mismatch($"{Recorded(failed.Id)}, which failed", $"{task.Step}, which cannot fail"),
        };
        task.Fail(failed.Failure.ToException(name, failed.Id));
    }

    OpenTask Take(int id) => _context.Open.Remove(id, out OpenTask? task)
        ? task
        : throw Mismatch($"{Recorded(id)}, whose end came in", "no such step, or it is over");

    string Recorded(int id) => _history.SelectMany(turn => turn.Steps).FirstOrDefault(step => step.Id == id)?.ToString() ?? $"#{id}";

    void CheckSteps(Turn turn)
    {
        for (int i = 0; i < Math.Max(turn.Steps.Count, _context.Steps.Count); i++)
        {
            Step? then = i < turn.Steps.Count ? turn.Steps[i] : null;
            Step? now = i < _context.Steps.Count ? _context.Steps[i] : null;
            if (then != now)
            {
                throw Mismatch(then?.ToString() ?? "no further step", now?.ToString() ?? "no further step");
            }
        }
    }

    ReplayMismatchException Mismatch(string then, string now) => new(
        $"The orchestrator '{_context.Name}' no longer matches its history, in turn {_turn} of {_at:O}: then it took {then}, now {now}.");

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
                ? new ContinuedOutcome(next.Input, _context.Events.ForNextRound)
                : new CompletedOutcome(Payload.Write(output, "the output"));
        }
        catch (OperationCanceledException exception)
        {
            return FailedOutcome.Abruptly(_context.Name, "Cancelled", exception);
        }
        catch (Exception exception)
        {
            return FailedOutcome.Of(exception);
        }
    }
}
