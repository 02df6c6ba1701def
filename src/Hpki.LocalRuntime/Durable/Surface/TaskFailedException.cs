namespace Hpki.LocalRuntime;

/// <summary>An activity or sub-orchestration failed, all its attempts included.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A failure with the exception that caused it.</summary>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : this(taskName, taskId, innerException.Message, TaskFailureDetails.FromException(innerException), innerException)
    {
    }

    /// <summary>A failure of which only the details are known.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : this(taskName, taskId, failureDetails.ErrorMessage, failureDetails, null)
    {
    }

    internal TaskFailedException(string taskName, int taskId, string? message, TaskFailureDetails? failureDetails, Exception? inner)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception" + (message is null ? "." : $": {message}"), inner)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails!;
    }

    /// <summary>
    /// What is known of the failure. Null for a sub-orchestration whose orchestrator is unknown or that was terminated (conformance
    /// rules 10 and 11); when such an exception escapes, the orchestration fails with <see cref="NullReferenceException"/>.
    /// </summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Number of the call: every action of the orchestration counts, from 0.</summary>
    public int TaskId { get; }

    /// <summary>Name of the activity or sub-orchestrator.</summary>
    public string TaskName { get; }
}
