namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// The orchestrator's code did not repeat the steps of its history: it was changed under a running instance, or is not
/// deterministic.
/// </summary>
sealed class ReplayMismatchException(string message) : Exception(message);
