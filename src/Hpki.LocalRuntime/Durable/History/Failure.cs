using Hpki.LocalRuntime.Durable.Replay;

namespace Hpki.LocalRuntime.Durable.History;

/// <summary>A failed activity or sub-orchestration as it is stored.</summary>
/// <param name="Kind">Which shape the failure takes at the caller.</param>
/// <param name="Message">What the caller's exception says.</param>
/// <param name="Details">Type, message and chain; null where the official engine has none.</param>
sealed record Failure(FailureKind Kind, string Message, TaskFailureDetails? Details)
{
    const int LongestStackTrace = 4000;
    const string Unknown = "(unknown)";

    /// <summary>
    /// An activity's exception. The official host receives the bare message, and parses "type: message" out of it; the type itself,
    /// and inner exceptions, are lost (conformance rules 1 and 3).
    /// </summary>
    public static Failure OfActivity(Exception exception)
    {
        int colon = exception.Message.IndexOf(": ", StringComparison.Ordinal);
        (string type, string message) = colon < 0
            ? (Unknown, exception.Message)
            : (exception.Message[..colon].TrimEnd(), exception.Message[(colon + 2)..]);
        string stack = exception.StackTrace ?? string.Empty;
        return new(FailureKind.Activity, message, new(type, message, stack[..Math.Min(stack.Length, LongestStackTrace)], null, null));
    }

    /// <summary>An activity that does not exist (conformance rule 10).</summary>
    public static Failure OfUnknownActivity() => new(
        FailureKind.Activity, new DurableTask.Core.Exceptions.TaskFailedException().Message, new(Unknown, Unknown, null, null, null));

    /// <summary>An exception that escaped a sub-orchestrator: type and chain are kept (conformance rule 12).</summary>
    public static Failure OfChild(Exception exception)
        => new(FailureKind.Child, exception.Message, TaskFailureDetails.FromException(exception));

    /// <summary>A sub-orchestration that did not begin: its orchestrator is unknown (conformance rule 10) or its id in use.</summary>
    public static Failure OfUnstartedChild(string message) => new(FailureKind.Child, message, null);

    /// <summary>A sub-orchestration that was terminated (conformance rule 11).</summary>
    public static Failure OfTerminatedChild() => new(FailureKind.TerminatedChild, string.Empty, null);

    /// <summary>The exception the caller sees.</summary>
    public Exception ToException(string taskName, int taskId) => Kind switch
    {
        FailureKind.Activity => new TaskFailedException(
            taskName, taskId, Message, Details, new DurableTask.Core.Exceptions.TaskFailedException()),
        FailureKind.Child => new TaskFailedException(taskName, taskId, Message, Details, null),
        FailureKind.TerminatedChild => OfficialDefects.TerminatedChild(),
        _ => throw new InvalidOperationException($"Unknown kind of failure {Kind}."),
    };
}
