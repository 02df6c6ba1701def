namespace Hpki.LocalRuntime.Durable.History;

/// <summary>A failed activity or sub-orchestration as it is stored.</summary>
/// <param name="Kind">Which shape the failure takes at the caller.</param>
/// <param name="Message">What the caller's exception says; nothing when there are no details.</param>
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
        (string type, string message) = Parse(exception.Message);
        string stack = exception.StackTrace ?? string.Empty;
        return new(FailureKind.Activity, message, new(type, message, stack[..Math.Min(stack.Length, LongestStackTrace)], null, null));
    }

    /// <summary>An activity that does not exist (conformance rule 10).</summary>
    public static Failure OfUnknownActivity() => new(
        FailureKind.Activity, new DurableTask.Core.Exceptions.TaskFailedException().Message, new(Unknown, Unknown, null, null, null));

    /// <summary>An exception that escaped a sub-orchestrator: type and chain are kept (conformance rule 12).</summary>
    public static Failure OfChild(Exception exception) => new(
        FailureKind.Child, exception.Message,
        exception is TaskFailedException ? TaskFailureDetails.FromException(exception) : WithInner(exception));

    /// <summary>A sub-orchestration whose id is in use by one that has not ended.</summary>
    public static Failure OfChildInUse(string instanceId)
    {
        string message = $"An Orchestration instance with the ID {instanceId} already exists.";
        return new(
            FailureKind.Child, message,
            new(typeof(DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException).FullName!, message, null, null, null));
    }

    /// <summary>
    /// A sub-orchestration of which the official engine reports no details: its orchestrator is unknown (conformance rule 10), or its
    /// invocation as a whole failed (rules 8 and 9).
    /// </summary>
    public static Failure OfChildWithoutDetails() => new(FailureKind.Child, string.Empty, null);

    /// <summary>A sub-orchestration that was terminated: no details either (conformance rule 11).</summary>
    public static Failure OfTerminatedChild() => new(FailureKind.TerminatedChild, string.Empty, null);

    /// <summary>Whether the official engine has details of this failure, which it needs to ask a policy about it.</summary>
    public static bool HasDetails(TaskFailureDetails? details)
        => details is not (null or { ErrorType: Unknown, ErrorMessage: Unknown, StackTrace: null });

    /// <summary>The exception the caller sees.</summary>
    public Exception ToException(string taskName, int taskId) => Kind switch
    {
        FailureKind.Activity => new TaskFailedException(
            taskName, taskId, Message, Details, new DurableTask.Core.Exceptions.TaskFailedException()),
        FailureKind.Child or FailureKind.TerminatedChild => new TaskFailedException(
            taskName, taskId, Details is null ? null : Message, Details, null),
        _ => throw new InvalidOperationException($"Unknown kind of failure {Kind}."),
    };

    /// <summary>
    /// "type: message", of which the first line counts; or the message of an exception that was given none, which names its type.
    /// </summary>
    static (string Type, string Message) Parse(string text)
    {
        const string start = "Exception of type '";
        const string end = "' was thrown.";
        if (text.Length >= start.Length + end.Length
            && text.StartsWith(start, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal))
        {
            return (text[start.Length..^end.Length], string.Empty);
        }

        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0
            ? (Unknown, text)
            : (text[..colon].TrimEnd(), text[(colon + 2)..].Split('\n')[0].TrimEnd());
    }

    /// <summary>Behind a caught TaskFailedException that was wrapped, the official engine's own exception shows instead of its details.</summary>
    static TaskFailureDetails WithInner(Exception exception) => new(
        OfficialTypeNames.Of(exception.GetType()), exception.Message, exception.StackTrace,
        exception switch
        {
            TaskFailedException { InnerException: DurableTask.Core.Exceptions.TaskFailedException core } failed => new(
                core.GetType().FullName!,
                $"Task '{failed.TaskName}' (#{failed.TaskId}) failed with an unhandled exception: {core.Message}", null, null, null),
            { InnerException: { } inner } => WithInner(inner),
            _ => null,
        },
        null);
}
