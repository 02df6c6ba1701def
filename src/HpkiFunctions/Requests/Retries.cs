namespace HpkiFunctions.Requests;

/// <summary>
/// How often an activity is tried again. By attempts and time only: the engine does not tell failure types apart (conformance rules 1–4);
/// outcomes that matter to a flow are values.
/// </summary>
static class Retries
{
    /// <summary>About an hour of attempts, for steps whose failure staff must see soon.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(12, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(10)));
}
