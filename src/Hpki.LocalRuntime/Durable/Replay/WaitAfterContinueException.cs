namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>An orchestrator waits for an event after ContinueAsNew. The official engine hangs: events now go to the next round.</summary>
sealed class WaitAfterContinueException() : InvalidOperationException(
    "The orchestrator waits for an event after ContinueAsNew, but every event now goes to the next round: it would wait for ever. "
    + "Let ContinueAsNew be the last thing a turn does.");
