using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>The stored history in public terms.</summary>
sealed class PastEvents(IReadOnlyList<Turn> turns)
{
    readonly Dictionary<int, Step> _steps = turns.SelectMany(turn => turn.Steps).ToDictionary(step => step.Id);

    public IReadOnlyList<PastTurn> Turns => [.. turns.Select(turn => new PastTurn(
        new(turn.At), KindOf(turn.Kind), [.. turn.Arrivals.Select(Of)], [.. turn.Steps.Select(step => Of(step))]))];

    public static OpenWait WaitFor(Step step) => step switch
    {
        ActivityStep activity => new(OpenWaitKind.Activity, activity.Name, null),
        ChildStep child => new(OpenWaitKind.SubOrchestration, child.Name, null),
        TimerStep timer => new(OpenWaitKind.Timer, null, new(timer.FireAt)),
        _ => throw new InvalidOperationException($"Nobody waits for {step}."),
    };

    static PastTurnKind KindOf(TurnKind kind) => kind switch
    {
        TurnKind.Executed => PastTurnKind.Executed,
        TurnKind.Held => PastTurnKind.Held,
        TurnKind.Parked => PastTurnKind.Parked,
        _ => throw new InvalidOperationException($"Unknown kind of turn {kind}."),
    };

    static PastEvent Of(Step step) => step switch
    {
        ActivityStep activity => new() { Kind = PastEventKind.ActivityCalled, Step = step.Id, Name = activity.Name },
        ChildStep child => new() { Kind = PastEventKind.SubOrchestrationStarted, Step = step.Id, Name = child.Name, InstanceId = child.InstanceId },
        TimerStep timer => new() { Kind = PastEventKind.TimerSet, Step = step.Id, Due = new(timer.FireAt) },
        SendStep send => new() { Kind = PastEventKind.EventSent, Step = step.Id, Name = send.EventName, InstanceId = send.InstanceId },
        _ => throw new InvalidOperationException($"Unknown step {step.GetType().Name}."),
    };

    PastEvent Of(Arrival arrival) => arrival switch
    {
        Started => new() { Kind = PastEventKind.Started },
        EventRaised raised => new() { Kind = PastEventKind.EventCame, Name = raised.Name, Payload = raised.Payload },
        TaskCompleted done => End(PastEventKind.TaskCompleted, done.Id),
        TaskFailed failed => End(PastEventKind.TaskFailed, failed.Id),
        TimerFired fired => End(PastEventKind.TimerFired, fired.Id),
        SuspendRequested => new() { Kind = PastEventKind.Suspended },
        ResumeRequested => new() { Kind = PastEventKind.Resumed },
        TerminateRequested => new() { Kind = PastEventKind.Terminated },
        ForeignAwaitSeen => new() { Kind = PastEventKind.ForeignAwait },
        _ => throw new InvalidOperationException($"Unknown arrival {arrival.GetType().Name}."),
    };

    PastEvent End(PastEventKind kind, int id) =>
        (_steps.TryGetValue(id, out Step? step) ? Of(step) : new PastEvent { Kind = kind, Step = id }) with { Kind = kind };
}
