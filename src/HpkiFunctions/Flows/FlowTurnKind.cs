namespace HpkiFunctions.Flows;

public enum FlowTurnKind
{
    Executed,

    /// <summary>What came in was kept.</summary>
    Held,

    /// <summary>The code no longer matched the history.</summary>
    Parked,
}
