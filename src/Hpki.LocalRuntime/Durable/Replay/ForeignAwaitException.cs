namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// An orchestrator awaited something that is not a task of its context. The official engine says so or hangs
/// (conformance rule 25).
/// </summary>
/// <param name="contextWasUsed">Whether the orchestrator had used its context before; if not, the message is the official one.</param>
sealed class ForeignAwaitException(bool contextWasUsed) : InvalidOperationException(
    "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks in an orchestrator function's "
    + "implementation"
    + (contextWasUsed
        ? ", or by ConfigureAwait(false) on a durable one. Await only the tasks of the orchestration context; do I/O, delays and "
            + "Task.Run in activities."
        : " or by middleware that invokes asynchronous code."));
