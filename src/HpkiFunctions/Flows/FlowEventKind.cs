namespace HpkiFunctions.Flows;

/// <summary>What came to a flow, or what it set off.</summary>
public enum FlowEventKind
{
    Started,
    EventCame,
    TaskCompleted,
    TaskFailed,
    TimerFired,
    Suspended,
    Resumed,
    Terminated,
    ForeignAwait,
    ActivityCalled,
    SubOrchestrationStarted,
    TimerSet,
    EventSent,
}
