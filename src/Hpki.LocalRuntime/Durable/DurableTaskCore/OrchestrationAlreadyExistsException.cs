namespace DurableTask.Core.Exceptions;

/// <summary>An orchestration was started with the id of one that has not ended (conformance rule 27).</summary>
public sealed class OrchestrationAlreadyExistsException(string message) : InvalidOperationException(message);
