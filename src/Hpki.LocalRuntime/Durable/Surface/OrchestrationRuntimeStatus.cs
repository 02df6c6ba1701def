namespace Hpki.LocalRuntime;

/// <summary>State of an orchestration instance.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>Started, not ended.</summary>
    Running = 0,

    /// <summary>Ended with a result.</summary>
    Completed = 1,

    /// <summary>Continued as new; never seen from outside.</summary>
    ContinuedAsNew = 2,

    /// <summary>Ended with an exception.</summary>
    Failed = 3,

    /// <summary>Not used by the engine.</summary>
    Canceled = 4,

    /// <summary>Ended by a client.</summary>
    Terminated = 5,

    /// <summary>Accepted, not started.</summary>
    Pending = 6,

    /// <summary>Paused by a client, or parked by the local runtime because its code no longer matches its history.</summary>
    Suspended = 7,
}
