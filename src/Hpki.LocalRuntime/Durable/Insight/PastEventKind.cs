namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>What happened to an instance, or what it set off.</summary>
public enum PastEventKind
{
    /// <summary>The round began.</summary>
    Started,

    /// <summary>An external event came.</summary>
    EventCame,

    /// <summary>An activity or sub-orchestration ended well.</summary>
    TaskCompleted,

    /// <summary>An activity or sub-orchestration failed.</summary>
    TaskFailed,

    /// <summary>A timer fired.</summary>
    TimerFired,

    /// <summary>It was told to wait.</summary>
    Suspended,

    /// <summary>It was told to go on.</summary>
    Resumed,

    /// <summary>It was terminated.</summary>
    Terminated,

    /// <summary>Its code came back from an await that is not allowed.</summary>
    ForeignAwait,

    /// <summary>It called an activity.</summary>
    ActivityCalled,

    /// <summary>It started a sub-orchestration.</summary>
    SubOrchestrationStarted,

    /// <summary>It set a timer.</summary>
    TimerSet,

    /// <summary>It sent an event to another instance.</summary>
    EventSent,
}
