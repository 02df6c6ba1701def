namespace HpkiFunctions.Requests;

/// <summary>
/// How often an activity is tried again. By attempts and time only: the engine does not tell failure types apart (conformance rules 1–4);
/// outcomes that matter to a flow are values.
/// </summary>
static class Retries
{
    /// <summary>About a month, at last once an hour: longer than any outage, so that no flow ends because of one. Each failure stands in the log.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(750, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(1)));
}
