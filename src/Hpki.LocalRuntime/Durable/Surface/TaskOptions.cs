namespace Hpki.LocalRuntime;

/// <summary>How an activity or sub-orchestration is called: whether and when it is tried again.</summary>
public record TaskOptions
{
    /// <summary>Options with retries, or with none.</summary>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Options with retries and tags. The local runtime refuses tags when the task is called.</summary>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>When a failed call is repeated; null means never.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Tags of the call; not offered by the local runtime (a call with tags throws <see cref="NotSupportedException"/>).</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>Options that repeat a failed call by a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(TaskRetryOptions.FromRetryPolicy(policy));

    /// <summary>The same options for a sub-orchestration with a fixed instance id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
