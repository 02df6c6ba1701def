namespace Hpki.LocalRuntime.Durable;

/// <summary>
/// An orchestrator: called anew on every turn, on one thread, under a synchronization context that its awaits must come back to.
/// </summary>
/// <returns>The output; null for none. Its runtime type decides what is written.</returns>
public delegate Task<object?> OrchestratorFunction(TaskOrchestrationContext context);
