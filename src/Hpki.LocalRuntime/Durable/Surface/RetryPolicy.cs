using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime;

/// <summary>Retries by attempts and time: the n-th wait is the first times the coefficient to the power n-1, up to a cap.</summary>
public class RetryPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="maxNumberOfAttempts">Attempts in all, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">Wait before the second attempt; longer than zero.</param>
    /// <param name="backoffCoefficient">Factor from one wait to the next; at least 1.</param>
    /// <param name="maxRetryInterval">Longest wait, not below the first; one hour when left out; infinite for no cap.</param>
    /// <param name="retryTimeout">No further attempt starts later than this after the first; without limit when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside the limits above.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts, TimeSpan firstRetryInterval, double backoffCoefficient = 1, TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1);
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = NotBelow(firstRetryInterval, maxRetryInterval ?? DefaultLongestWait, nameof(maxRetryInterval));
        RetryTimeout = NotBelow(firstRetryInterval, retryTimeout ?? Timeout.InfiniteTimeSpan, nameof(retryTimeout));
    }

    static readonly TimeSpan DefaultLongestWait = TimeSpan.FromHours(1);
    readonly Func<TaskFailureDetails, bool>? _handleFailure;

    /// <summary>Attempts in all.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>Wait before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>Factor from one wait to the next.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>Longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no cap.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>Time after the first attempt within which another may start; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>
    /// Says whether a failure is worth another attempt. Its type is "(unknown)": never decide by type. It is asked neither after the last
    /// attempt nor about a failure without details (an unknown activity or orchestrator, a terminated sub-orchestration, a result of
    /// another type than asked for), which then is not repeated; when it throws, the call is not repeated either. Left out, every failure
    /// is worth another attempt.
    /// </summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        get => _handleFailure ?? (_ => true);
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _handleFailure = value;
        }
    }

    /// <summary>Whether a failure is worth another attempt.</summary>
    internal bool IsWorthAnother(Exception failure)
    {
        if (_handleFailure is null)
        {
            return true;
        }

        if (failure is not TaskFailedException { FailureDetails: var details } || !Failure.HasDetails(details))
        {
            return false;
        }

        try
        {
            return _handleFailure(details);
        }
        catch (Exception)
        {
            // The official engine lets what the handler throws fall, lest it hide the failure itself.
            return false;
        }
    }

    static TimeSpan NotBelow(TimeSpan first, TimeSpan value, string name)
        => value == Timeout.InfiniteTimeSpan || value >= first
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"Must not be shorter than the first retry interval ({first}).");
}
