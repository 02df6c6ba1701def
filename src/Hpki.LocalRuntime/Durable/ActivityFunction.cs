namespace Hpki.LocalRuntime.Durable;

/// <summary>An activity: called at least once for every call of an orchestrator.</summary>
/// <param name="invocation">What is called, and its input.</param>
/// <param name="cancellationToken">Signals that the engine stops; the activity is then run again at the next start.</param>
/// <returns>The result; null for none. Its runtime type decides what is written.</returns>
public delegate Task<object?> ActivityFunction(ActivityInvocation invocation, CancellationToken cancellationToken);
