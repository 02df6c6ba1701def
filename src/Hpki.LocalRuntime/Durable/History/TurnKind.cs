namespace Hpki.LocalRuntime.Durable.History;

enum TurnKind
{
    /// <summary>The orchestrator ran.</summary>
    Executed,

    /// <summary>The orchestrator did not run: suspended, parked, or not yet due to start.</summary>
    Held,

    /// <summary>The orchestrator's code did not match its history: from here on parked until resumed.</summary>
    Parked,
}
