using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>How an instance stands after a turn.</summary>
abstract record TurnOutcome;

sealed record RunningOutcome : TurnOutcome;

/// <summary>The orchestrator did not run: what came in waits.</summary>
sealed record HeldOutcome : TurnOutcome;

/// <summary>The orchestrator does not match its history: stopped until resumed.</summary>
sealed record ParkedOutcome(string Message) : TurnOutcome;

sealed record CompletedOutcome(string? Output) : TurnOutcome;

sealed record ContinuedOutcome(string? Input, IReadOnlyList<(string Name, string? Payload)> KeptEvents) : TurnOutcome;

sealed record TerminatedOutcome(string? Output) : TurnOutcome;

/// <param name="Text">What the client sees as the output.</param>
/// <param name="ForParent">What the parent sees.</param>
sealed record FailedOutcome(string Text, Failure ForParent) : TurnOutcome
{
    /// <summary>An exception that escaped the orchestrator (conformance rule 7).</summary>
    public static FailedOutcome Of(Exception exception) => exception is TaskFailedException { FailureDetails: null }
        ? Of(OfficialDefects.WithoutDetails())
        : new($"{OfficialTypeNames.Of(exception.GetType())}: {exception.Message}", Failure.OfChild(exception));

    /// <summary>It can never go on; the official engine lets most of these hang.</summary>
    public static FailedOutcome Stuck(InvalidOperationException why) => Of(new InvalidOperationException(why.Message));

    /// <summary>What ends the whole invocation has another shape on the official host (conformance rules 8 and 9).</summary>
    public static FailedOutcome Abruptly(string orchestrator, string result, Exception exception)
    {
        string message = $"Function '{orchestrator}' failed with an unhandled exception.";
        string cause = exception is OperationCanceledException ? "One or more errors occurred. (A task was canceled.)" : exception.Message;
        string details =
            $"Microsoft.Azure.WebJobs.Host.FunctionInvocationException: Exception while executing function: Functions.{orchestrator}\n"
            + $" ---> Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException: Result: {result}\nException: {cause}";
        return new(Payload.Write(new { message, details }, "the failure")!, Failure.OfChildWithoutDetails());
    }

    public static FailedOutcome UnknownOrchestrator(string name)
    {
        string message = $"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function.";
        return new(message, Failure.OfChildWithoutDetails());
    }
}
