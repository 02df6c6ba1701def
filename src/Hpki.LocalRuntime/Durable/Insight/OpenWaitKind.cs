namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>What an instance can wait for.</summary>
public enum OpenWaitKind
{
    /// <summary>An activity that has not ended.</summary>
    Activity,

    /// <summary>A sub-orchestration that has not ended.</summary>
    SubOrchestration,

    /// <summary>A timer.</summary>
    Timer,

    /// <summary>An external event.</summary>
    Event,
}
