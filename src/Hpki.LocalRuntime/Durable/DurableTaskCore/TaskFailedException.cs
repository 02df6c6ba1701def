namespace DurableTask.Core.Exceptions;

/// <summary>
/// The inner exception of a failed activity's exception on the official engine (conformance rule 6). It says nothing
/// more.
/// </summary>
sealed class TaskFailedException : Exception;
