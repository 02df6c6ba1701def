namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>Whether an orchestrator ran in a turn.</summary>
public enum PastTurnKind
{
    /// <summary>It ran.</summary>
    Executed,

    /// <summary>What came in was kept: suspended, parked, or terminated.</summary>
    Held,

    /// <summary>It no longer matched its history: parked from here on.</summary>
    Parked,
}
