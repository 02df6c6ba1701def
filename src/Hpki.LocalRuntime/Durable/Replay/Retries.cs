using System.Runtime.ExceptionServices;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// Repeats a call by its policy, with durable timers between the attempts. As on the official engine, whatever the call throws counts as
/// a failure, a result that does not fit the asked type too; and after the last attempt there is one more timer, due at once.
/// </summary>
static class Retries
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            Exception failure;
            try
            {
                return await call();
            }
            catch (Exception exception) when (exception is not ForeignAwaitException)
            {
                failure = exception;
            }

            if (attempt == policy.MaxNumberOfAttempts)
            {
                await context.CreateTimer(context.CurrentUtcDateTime, CancellationToken.None);
                ExceptionDispatchInfo.Throw(failure);
            }

            if (!policy.IsWorthAnother(failure) || IsOver())
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            await context.CreateTimer(Later(context.CurrentUtcDateTime, WaitAfter(policy, attempt)), CancellationToken.None);
        }

        bool IsOver() => policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime >= Later(first, policy.RetryTimeout);
    }

    static TimeSpan WaitAfter(RetryPolicy policy, int attempt)
    {
        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        TimeSpan cap = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds < cap.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : cap;
    }

    static DateTime Later(DateTime time, TimeSpan wait) => DateTime.MaxValue - time > wait ? time + wait : DateTime.MaxValue;
}
