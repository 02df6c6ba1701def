namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>Repeats a call by its policy, with durable timers between the attempts.</summary>
static class Retries
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException exception) when (attempt < policy.MaxNumberOfAttempts && IsWorthAnother(exception))
            {
            }

            await context.CreateTimer(Later(context.CurrentUtcDateTime, WaitAfter(policy, attempt)), CancellationToken.None);
        }

        bool IsWorthAnother(TaskFailedException exception)
            => policy.HandleFailure(exception.FailureDetails)
                && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime < Later(first, policy.RetryTimeout));
    }

    static TimeSpan WaitAfter(RetryPolicy policy, int attempt)
    {
        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        TimeSpan cap = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds < cap.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : cap;
    }

    static DateTime Later(DateTime time, TimeSpan wait) => DateTime.MaxValue - time > wait ? time + wait : DateTime.MaxValue;
}
