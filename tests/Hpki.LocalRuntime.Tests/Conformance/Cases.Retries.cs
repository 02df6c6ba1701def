namespace Conformance;

/// <summary>Retry policies and retry handlers.</summary>
public static class RetryCases
{
    static TaskOptions Policy(int attempts) => TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, TimeSpan.FromMilliseconds(50)));

    // A third attempt succeeds; its result counts.
    [Function(nameof(RetrySucceeds))]
    public static Task<int> RetrySucceeds([OrchestrationTrigger] TaskOrchestrationContext context)
        => context.CallActivityAsync<int>(nameof(Activities.Flaky), $"{context.InstanceId}:3", Policy(5));

    // All attempts fail: how many were made and what is thrown.
    [Function(nameof(RetryExhausted))]
    public static async Task<string> RetryExhausted([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string key = $"{context.InstanceId}:99";
        try
        {
            await context.CallActivityAsync<int>(nameof(Activities.Flaky), key, Policy(3));
            return "no failure";
        }
        catch (TaskFailedException e)
        {
            int attempts = await context.CallActivityAsync<int>(nameof(Activities.ReadCounter), key);
            return $"{attempts} attempts, {e.Message}, {FailureCases.Describe(e.FailureDetails)}";
        }
    }

    // One attempt means no retry.
    [Function(nameof(RetryOneAttempt))]
    public static Task<int> RetryOneAttempt([OrchestrationTrigger] TaskOrchestrationContext context)
        => context.CallActivityAsync<int>(nameof(Activities.Flaky), $"{context.InstanceId}:2", Policy(1));

    // The waits double from 2 s: two of them take about 6 s (a timer may fire up to 1 s early).
    [Function(nameof(RetryBackoff))]
    public static async Task<bool> RetryBackoff([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        DateTime start = context.CurrentUtcDateTime;
        RetryPolicy policy = new(4, TimeSpan.FromSeconds(2), backoffCoefficient: 2);
        await context.CallActivityAsync<int>(nameof(Activities.Flaky), $"{context.InstanceId}:3", TaskOptions.FromRetryPolicy(policy));
        return context.CurrentUtcDateTime - start >= TimeSpan.FromSeconds(4);
    }

    // The longest wait caps the backoff (uncapped, the waits would be 0.2 s, 20 s and 2000 s).
    [Function(nameof(RetryMaxInterval))]
    public static async Task<bool> RetryMaxInterval([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        DateTime start = context.CurrentUtcDateTime;
        RetryPolicy policy = new(4, TimeSpan.FromMilliseconds(200), 100, maxRetryInterval: TimeSpan.FromMilliseconds(300));
        await context.CallActivityAsync<int>(nameof(Activities.Flaky), $"{context.InstanceId}:4", TaskOptions.FromRetryPolicy(policy));
        return context.CurrentUtcDateTime - start < TimeSpan.FromSeconds(20);
    }

    // The retry time-out of 7 s ends the attempts, one every 2 s, long before the fiftieth.
    [Function(nameof(RetryTimeout))]
    public static async Task<bool> RetryTimeout([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string key = $"{context.InstanceId}:99";
        RetryPolicy policy = new(50, TimeSpan.FromSeconds(2), retryTimeout: TimeSpan.FromSeconds(7));
        try
        {
            await context.CallActivityAsync<int>(nameof(Activities.Flaky), key, TaskOptions.FromRetryPolicy(policy));
            return false;
        }
        catch (TaskFailedException)
        {
            int attempts = await context.CallActivityAsync<int>(nameof(Activities.ReadCounter), key);
            return attempts < 15;
        }
    }

    // HandleFailure says no: no further attempt.
    [Function(nameof(RetryNotHandled))]
    public static async Task<string> RetryNotHandled([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string key = $"{context.InstanceId}:99";
        RetryPolicy policy = new(5, TimeSpan.FromMilliseconds(50)) { HandleFailure = f => !f.IsCausedBy<TimeoutException>() };
        try
        {
            await context.CallActivityAsync<int>(nameof(Activities.Flaky), key, TaskOptions.FromRetryPolicy(policy));
            return "no failure";
        }
        catch (TaskFailedException e)
        {
            return $"{await context.CallActivityAsync<int>(nameof(Activities.ReadCounter), key)} {e.FailureDetails.ErrorMessage}";
        }
    }

    // A sub-orchestration is retried under one policy; the id of each attempt.
    [Function(nameof(RetrySubOrchestration))]
    public static Task<string> RetrySubOrchestration([OrchestrationTrigger] TaskOrchestrationContext context)
        => context.CallSubOrchestratorAsync<string>(nameof(FlakySub), context.InstanceId + ":3", Policy(5).WithInstanceId(context.InstanceId + "-sub"));

    [Function(nameof(FlakySub))]
    public static async Task<string> FlakySub([OrchestrationTrigger] TaskOrchestrationContext context)
        => $"{await context.CallActivityAsync<int>(nameof(Activities.Flaky), context.GetInput<string>())} {context.InstanceId}";

    // Which policies the constructor refuses.
    [Function(nameof(RefusedPolicies))]
    public static Task<List<string>> RefusedPolicies([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        TimeSpan second = TimeSpan.FromSeconds(1);
        Func<RetryPolicy>[] makers =
        [
            () => new(0, second), () => new(1, TimeSpan.Zero), () => new(1, second, 0.5),
            () => new(1, second, 1, TimeSpan.FromMilliseconds(1)), () => new(1, second, 1, null, TimeSpan.FromMilliseconds(1)),
            () => new(1, second, 1, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), () => new(1, second),
        ];
        return Task.FromResult(makers.Select(Outcome).ToList());

        static string Outcome(Func<RetryPolicy> make)
        {
            try
            {
                RetryPolicy policy = make();
                return $"{policy.BackoffCoefficient} {policy.MaxRetryInterval} {policy.RetryTimeout}";
            }
            catch (ArgumentException e)
            {
                return $"{e.GetType().Name} {e.ParamName}";
            }
        }
    }
}
