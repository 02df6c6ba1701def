namespace Conformance;

/// <summary>An exception that was given no message.</summary>
public class BareException : Exception;

/// <summary>Failures and retries, for the cases that were read off the official source.</summary>
public static class DerivedFailures
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    [Function(nameof(FailWith))]
    public static string FailWith([ActivityTrigger] string input) => throw new InvalidOperationException(input);

    [Function(nameof(FailBare))]
    public static string FailBare([ActivityTrigger] string? input) => throw new BareException();

    /// <summary>Counts its calls; its result is no number.</summary>
    [Function(nameof(CountedText))]
    public static string CountedText([ActivityTrigger] string input)
    {
        Counter.Next(input);
        return "no number";
    }

    // The number of the call after one whose attempts are used up.
    [Function(nameof(NumberAfterRetries))]
    public static async Task<string> NumberAfterRetries([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await MessageOf(() => context.CallActivityAsync<string>(nameof(Activities.FailPlain), "a", Repeat(2, Short)));
        return await MessageOf(() => context.CallActivityAsync<string>(nameof(Activities.FailPlain), "b"));
    }

    // The number of the call after one that a policy did not repeat.
    [Function(nameof(NumberAfterRefusal))]
    public static async Task<string> NumberAfterRefusal([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await MessageOf(() => context.CallActivityAsync<string>(nameof(Activities.FailPlain), "a", Repeat(5, Short, _ => false)));
        return await MessageOf(() => context.CallActivityAsync<string>(nameof(Activities.FailPlain), "b"));
    }

    // A result of another type than asked for, under a policy.
    [Function(nameof(WrongResultRepeated))]
    public static Task<string> WrongResultRepeated([OrchestrationTrigger] TaskOrchestrationContext context)
        => CountWrongResults(context, Repeat(3, Short));

    // The same under a policy with HandleFailure, which cannot be asked about it.
    [Function(nameof(WrongResultNotRepeated))]
    public static Task<string> WrongResultNotRepeated([OrchestrationTrigger] TaskOrchestrationContext context)
        => CountWrongResults(context, Repeat(3, Short, _ => true));

    // An unknown activity under a policy.
    [Function(nameof(UnknownActivityRepeated))]
    public static Task<bool> UnknownActivityRepeated([OrchestrationTrigger] TaskOrchestrationContext context)
        => WaitedAfterUnknownActivity(context, Repeat(2, Long));

    // The same under a policy with HandleFailure.
    [Function(nameof(UnknownActivityNotRepeated))]
    public static Task<bool> UnknownActivityNotRepeated([OrchestrationTrigger] TaskOrchestrationContext context)
        => WaitedAfterUnknownActivity(context, Repeat(2, Long, _ => true));

    // HandleFailure throws.
    [Function(nameof(HandleFailureThrows))]
    public static async Task<string> HandleFailureThrows([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string key = context.InstanceId + ":99";
        TaskOptions options = Repeat(5, Short, _ => throw new StockException("from the handler"));
        string message = await MessageOf(() => context.CallActivityAsync<string>(nameof(Activities.Flaky), key, options));
        return $"{await context.CallActivityAsync<int>(nameof(Activities.ReadCounter), key)} {message}";
    }

    // A sub-orchestration whose activity fails twice, under a policy in the parent and another in the child.
    [Function(nameof(RetriesInside))]
    public static async Task<string> RetriesInside([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string key = context.InstanceId + ":4";
        DateTime start = context.CurrentUtcDateTime;
        string result = await context.CallSubOrchestratorAsync<string>(
            nameof(TwoAttempts), key, Repeat(2, Long).WithInstanceId(context.InstanceId + "-child"));
        return $"{result} {context.CurrentUtcDateTime - start >= TimeSpan.FromSeconds(9)}";
    }

    [Function(nameof(TwoAttempts))]
    public static async Task<string> TwoAttempts([OrchestrationTrigger] TaskOrchestrationContext context)
        => $"{await context.CallActivityAsync<int>(nameof(Activities.Flaky), context.GetInput<string>(), Repeat(2, Short))}";

    // The parent repeats a child that a client terminates.
    [Function(nameof(TerminatedChildRepeated))]
    public static Task<string> TerminatedChildRepeated([OrchestrationTrigger] TaskOrchestrationContext context)
        => context.CallSubOrchestratorAsync<string>(
            nameof(EventCases.EventText), null, Repeat(3, Short).WithInstanceId(context.InstanceId + "-child"));

    // The parent catches the failure of a child that waits for an event: terminated, or given an event that does not fit.
    [Function(nameof(CatchesWaiter))]
    public static Task<string> CatchesWaiter([OrchestrationTrigger] TaskOrchestrationContext context)
        => MessageOf(() => context.CallSubOrchestratorAsync<string>(
            nameof(EventCases.EventText), null, new SubOrchestrationOptions(instanceId: context.InstanceId + "-child")));

    // The parent catches the failure of the child named by the input.
    [Function(nameof(CatchesChild))]
    public static Task<string> CatchesChild([OrchestrationTrigger] TaskOrchestrationContext context)
        => MessageOf(() => context.CallSubOrchestratorAsync<string>(context.GetInput<string>()!));

    // The parent lets the failure of the child named by the input escape.
    [Function(nameof(AwaitsChild))]
    public static Task<string> AwaitsChild([OrchestrationTrigger] TaskOrchestrationContext context)
        => context.CallSubOrchestratorAsync<string>(context.GetInput<string>()!);

    // A child is given the id of an instance that runs.
    [Function(nameof(ChildIdInUse))]
    public static Task<string> ChildIdInUse([OrchestrationTrigger] TaskOrchestrationContext context)
        => MessageOf(() => context.CallSubOrchestratorAsync<string>(
            nameof(SubCases.OwnId), null, new SubOrchestrationOptions(instanceId: context.InstanceId)));

    // Messages of activities' exceptions, as they arrive.
    [Function(nameof(FailureTexts))]
    public static async Task<string[]> FailureTexts([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] texts = ["", "one\ntwo", "first: second \nthird", "a : b: c", "ends with: ", ": begins", "Exception of type ' was thrown."];
        List<string> seen = [];
        foreach (string text in texts)
        {
            seen.Add(await MessageOf(() => context.CallActivityAsync<string>(nameof(FailWith), text)));
        }

        return [.. seen];
    }

    // An exception without a message of its own keeps its type.
    [Function(nameof(BareFailure))]
    public static async Task<string> BareFailure([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallActivityAsync<string>(nameof(FailBare));
        }
        catch (TaskFailedException e)
        {
            return $"{e.Message} | {FailureCases.Describe(e.FailureDetails)} | {e.FailureDetails.IsCausedBy<BareException>()}";
        }
    }

    // WhenAny with a failed call: nothing is thrown until it is awaited.
    [Function(nameof(FirstToEndFails))]
    public static async Task<string> FirstToEndFails([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<int> slow = context.CallActivityAsync<int>(nameof(Activities.Sleep), 2000);
        Task<string> failing = context.CallActivityAsync<string>(nameof(Activities.FailPlain), "x");
        Task first = await Task.WhenAny(slow, failing);
        return $"{first == failing} {first.Status} {await slow}";
    }

    // WhenAll waits for the slow call before it throws; both failures are in its task.
    [Function(nameof(AllEndBeforeFailure))]
    public static async Task<string> AllEndBeforeFailure([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        DateTime start = context.CurrentUtcDateTime;
        Task all = Task.WhenAll(
            context.CallActivityAsync<string>(nameof(Activities.FailPlain), "a"),
            context.CallActivityAsync<int>(nameof(Activities.Sleep), 4000),
            context.CallActivityAsync<string>(nameof(Activities.FailPlain), "b"));
        try
        {
            await all;
            return "no failure";
        }
        catch (TaskFailedException)
        {
            return $"{all.Exception!.InnerExceptions.Count} {context.CurrentUtcDateTime - start >= TimeSpan.FromSeconds(3)}";
        }
    }

    // What is wrong with a call is in its task.
    [Function(nameof(BadCallsAreTasks))]
    public static Task<string> BadCallsAreTasks([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task[] calls =
        [
            context.CallActivityAsync<string>(nameof(Activities.RawJson), double.NaN),
            context.CallSubOrchestratorAsync<string>(nameof(SubCases.OwnId), double.NaN),
            context.CallActivityAsync<string>(nameof(Activities.RawJson), (object)new TaskOptions(), null),
            context.CallSubOrchestratorAsync<string>(nameof(SubCases.OwnId), null, new SubOrchestrationOptions(instanceId: "@a")),
        ];
        return Task.FromResult(string.Join(' ', calls.Select(call => call.Exception?.InnerException?.GetType().Name ?? call.Status.ToString())));
    }

    static TaskOptions Repeat(int attempts, TimeSpan wait, Func<TaskFailureDetails, bool>? handle = null)
        => TaskOptions.FromRetryPolicy(handle is null ? new(attempts, wait) : new(attempts, wait) { HandleFailure = handle });

    static async Task<string> CountWrongResults(TaskOrchestrationContext context, TaskOptions options)
    {
        string seen = await MessageOf(async () => $"{await context.CallActivityAsync<int>(nameof(CountedText), context.InstanceId, options)}");
        return $"{await context.CallActivityAsync<int>(nameof(Activities.ReadCounter), context.InstanceId)} {seen.Split(':')[0]}";
    }

    static async Task<bool> WaitedAfterUnknownActivity(TaskOrchestrationContext context, TaskOptions options)
    {
        DateTime start = context.CurrentUtcDateTime;
        await MessageOf(() => context.CallActivityAsync<string>("NoSuchActivity", 1, options));
        return context.CurrentUtcDateTime - start >= TimeSpan.FromSeconds(9);
    }

    static async Task<string> MessageOf(Func<Task<string>> call)
    {
        try
        {
            return "no failure: " + await call();
        }
        catch (TaskFailedException e)
        {
            return $"{e.Message} | {FailureCases.Describe(e.FailureDetails)}";
        }
        catch (Exception e)
        {
            return $"{e.GetType().FullName}: {e.Message}";
        }
    }
}
